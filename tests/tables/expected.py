# SPDX-License-Identifier: MIT
"""Prices read by hand from the sources and from the tables of the facts. Never made by a script."""


def instance(name, deployment):
    return f"rds.instance-hours[class={name}, deployment={deployment}]"


def reserved(part, name, deployment, option, term):
    attributes = f"class={name}, deployment={deployment}, option={option}, term={term}"
    return f"rds.reserved.{part}[{attributes}]"


SEPTEMBER = "2019-09-15"
AWS = (
    ("dynamodb.on-demand.read-request-units", SEPTEMBER, "0.25"),
    ("dynamodb.on-demand.write-request-units", SEPTEMBER, "1.25"),
    ("dynamodb.on-demand.replicated-write-request-units", SEPTEMBER, "1.875"),
    ("dynamodb.on-demand.read-request-units", "2024-11-01", "0.125"),
    ("dynamodb.on-demand.write-request-units", "2025-03-12", "0.625"),
    ("dynamodb.provisioned.read-capacity-unit-hours", "2016-01-07", "0.00013"),
    ("dynamodb.provisioned.read-capacity-unit-hours", SEPTEMBER, "0.00013"),
    ("dynamodb.provisioned.write-capacity-unit-hours", SEPTEMBER, "0.00065"),
    ("dynamodb.provisioned.replicated-write-capacity-unit-hours", SEPTEMBER, "0.000975"),
    ("dynamodb.provisioned.replicated-write-capacity-unit-hours", "2024-12-01", "0.00065"),
    ("dynamodb.reserved.read-capacity-unit-hours[term=1yr]", SEPTEMBER, "0.0025"),
    ("dynamodb.reserved.read-capacity-upfront[term=1yr]", SEPTEMBER, "30"),
    ("dynamodb.reserved.write-capacity-unit-hours[term=3yr]", SEPTEMBER, "0.0081"),
    ("dynamodb.reserved.write-capacity-upfront[term=3yr]", SEPTEMBER, "180"),
    ("dynamodb.storage", "2019-12-31", "0.25"),
    ("dynamodb.backup.on-demand", SEPTEMBER, "0.1"),
    ("dynamodb.backup.continuous", SEPTEMBER, "0.2"),
    ("dynamodb.backup.restore", SEPTEMBER, "0.15"),
    ("dynamodb.streams.read-requests", SEPTEMBER, "0.02"),
    ("dynamodb.dax.node-hours[node=dax.r4.large]", SEPTEMBER, "0.269"),
    (instance("db.t3.medium", "single-az"), SEPTEMBER, "0.072"),
    (instance("db.t3.medium", "multi-az"), SEPTEMBER, "0.145"),
    (instance("db.t3.xlarge", "multi-az"), "2019-01-25", "0.579"),
    (instance("db.m5.large", "single-az"), "2019-01-01", "0.178"),
    (instance("db.r5.24xlarge", "multi-az"), "2019-12-31", "24"),
    (reserved("upfront", "db.m5.large", "single-az", "partial-upfront", "1yr"),
     SEPTEMBER, "476"),
    (reserved("instance-hours", "db.m5.large", "single-az", "partial-upfront", "1yr"),
     SEPTEMBER, "0.0543"),
    (reserved("instance-hours", "db.m5.large", "single-az", "no-upfront", "1yr"),
     SEPTEMBER, "0.114"),
    (reserved("upfront", "db.m4.16xlarge", "single-az", "all-upfront", "3yr"),
     SEPTEMBER, "60203"),
    (reserved("instance-hours", "db.m4.16xlarge", "single-az", "all-upfront", "3yr"),
     SEPTEMBER, "0"),
    (reserved("instance-hours", "db.t2.2xlarge", "single-az", "partial-upfront", "3yr"),
     SEPTEMBER, "0.1363"),
    ("rds.storage.gp2[deployment=single-az]", SEPTEMBER, "0.115"),
    ("rds.storage.gp2[deployment=multi-az]", SEPTEMBER, "0.23"),
    ("rds.storage.io1[deployment=multi-az]", SEPTEMBER, "0.25"),
    ("rds.provisioned-iops[deployment=single-az]", SEPTEMBER, "0.1"),
    ("rds.storage.magnetic-requests", SEPTEMBER, "0.1"),
    ("rds.backup", SEPTEMBER, "0.095"),
    ("rds.cpu-credits[family=t3]", SEPTEMBER, "0.075"),
    ("rds.performance-insights[class=db.m5.large]", SEPTEMBER, "3.816"),
    ("transfer.inter-region[to=us-west-2]", SEPTEMBER, "0.02"),
    ("transfer.inter-region[to=us-east-2]", SEPTEMBER, "0.01"),
    ("transfer.inter-zone", SEPTEMBER, "0.01"),
)
ARTICLE = (
    ("dynamodb.on-demand.read-request-units", SEPTEMBER, "1.25"),
    ("dynamodb.on-demand.write-request-units", SEPTEMBER, "1.25"),
    ("dynamodb.provisioned.read-capacity-unit-hours", SEPTEMBER, "0.00025"),
    ("dynamodb.provisioned.write-capacity-unit-hours", SEPTEMBER, "0.00125"),
    ("dynamodb.storage", SEPTEMBER, "0.25"),
    ("dynamodb.backup.continuous", SEPTEMBER, "0.2"),
    ("rds.storage.gp2[deployment=single-az]", SEPTEMBER, "0.1"),
    ("rds.backup", SEPTEMBER, "0.095"),
    ("transfer.internet-out", SEPTEMBER, "0.09"),
)
PRICES = [("aws", "us-east-1", *row) for row in AWS]
PRICES += [("article-2019", "us-east-1", *row) for row in ARTICLE]

REFUSED = [("aws", "us-east-1", *row) for row in (
    ("dynamodb.on-demand.write-request-units", "2018-11-27"),
    ("dynamodb.on-demand.write-request-units", "2020-01-01"),
    ("dynamodb.on-demand.write-request-units", "2024-10-31"),
    ("dynamodb.on-demand.write-request-units", "2025-03-13"),
    ("dynamodb.storage", "2015-11-30"),
    ("dynamodb.storage", "2020-06-15"),
    (instance("db.t3.medium", "single-az"), "2019-01-24"),
    (instance("db.m5.large", "single-az"), "2018-12-31"),
    (instance("db.m5.large", "single-az"), "2020-01-01"),
    ("transfer.internet-out", "2020-06-15"),
)]
