# SPDX-License-Identifier: MIT
"""A hole in the facts: what was looked for and where. Caught once, in main."""


class Gap(Exception):
    pass
