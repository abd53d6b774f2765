# SPDX-License-Identifier: MIT
"""The meter vocabulary: every id with its unit and its service, and how a key is written."""

UNITS = {
    "dynamodb.backup.continuous": "GB-months",
    "dynamodb.backup.on-demand": "GB-months",
    "dynamodb.backup.restore": "GB",
    "dynamodb.dax.node-hours": "node-hours",
    "dynamodb.on-demand.read-request-units": "read request units",
    "dynamodb.on-demand.replicated-write-request-units": "replicated write request units",
    "dynamodb.on-demand.write-request-units": "write request units",
    "dynamodb.provisioned.read-capacity-unit-hours": "read capacity unit-hours",
    "dynamodb.provisioned.replicated-write-capacity-unit-hours":
        "replicated write capacity unit-hours",
    "dynamodb.provisioned.write-capacity-unit-hours": "write capacity unit-hours",
    "dynamodb.reserved.read-capacity-unit-hours": "read capacity unit-hours",
    "dynamodb.reserved.read-capacity-upfront": "read capacity units",
    "dynamodb.reserved.write-capacity-unit-hours": "write capacity unit-hours",
    "dynamodb.reserved.write-capacity-upfront": "write capacity units",
    "dynamodb.storage": "GB-months",
    "dynamodb.streams.read-requests": "requests",
    "rds.backup": "GiB-months",
    "rds.cpu-credits": "vCPU-hours",
    "rds.instance-hours": "hours",
    "rds.performance-insights": "vCPU-months",
    "rds.provisioned-iops": "IOPS-months",
    "rds.reserved.instance-hours": "hours",
    "rds.reserved.upfront": "instances",
    "rds.storage.gp2": "GiB-months",
    "rds.storage.io1": "GiB-months",
    "rds.storage.magnetic": "GiB-months",
    "rds.storage.magnetic-requests": "requests",
    "transfer.inter-region": "GB",
    "transfer.inter-zone": "GB",
    "transfer.internet-out": "GB",
}

SERVICES = {"dynamodb": "dynamodb", "rds": "rds-postgresql", "transfer": "transfer"}


def key(meter, **attributes):
    """key('transfer.inter-region', to='us-west-2') -> 'transfer.inter-region[to=us-west-2]'."""
    if not attributes:
        return meter
    inside = ", ".join(f"{name}={attributes[name]}" for name in sorted(attributes))
    return f"{meter}[{inside}]"


def meter_of(meter_key):
    return meter_key.partition("[")[0]


def service_of(meter_key):
    return SERVICES[meter_key.partition(".")[0]]
