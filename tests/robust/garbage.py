# SPDX-License-Identifier: MIT
"""What somebody may write by mistake or on purpose, each kind in any size.

    KINDS["brackets"](1000)     a thousand bytes of "[", as chunks of bytes
"""

import itertools
import random
from collections.abc import Callable, Iterator

CHUNK = 1 << 16


def cut(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    for chunk in chunks:
        if size <= 0:
            return
        yield chunk[:size]
        size -= len(chunk)


def repeated(piece: bytes, start: bytes = b"") -> Callable[[int], Iterator[bytes]]:
    block = piece * (CHUNK // len(piece) + 1)
    return lambda size: cut(itertools.chain([start] if start else [], itertools.repeat(block)), size)


def random_bytes(size: int) -> Iterator[bytes]:
    source = random.Random(1)
    return cut((source.randbytes(CHUNK) for _ in itertools.count()), size)


def numbered(pattern: bytes, start: bytes) -> Callable[[int], Iterator[bytes]]:
    """The pattern again and again, each with its own number, so that no two are the same."""

    def make(size: int) -> Iterator[bytes]:
        blocks = (b"".join(pattern % (block * 4096 + i) for i in range(4096)) for block in itertools.count())
        return cut(itertools.chain([start], blocks), size)

    return make


KINDS: dict[str, Callable[[int], Iterator[bytes]]] = {
    "random bytes": random_bytes,
    "a line without end": repeated(b"a"),
    "brackets": repeated(b"["),
    "objects in objects": repeated(b'{"a":'),
    "digits": repeated(b"1"),
    "a fraction": repeated(b"7", b'{"scenario":0.'),
    "spaces": repeated(b" "),
    "empty lines": repeated(b"\n"),
    "NUL bytes": repeated(b"\0"),
    "no UTF-8": repeated(b"\xff"),
    "half a character": repeated(b"\xc3(", b'{"'),
    "an open string": repeated(b"a", b'"'),
    "an open key": repeated(b"a", b'{"'),
    "a list of zeros": repeated(b"0,", b"["),
    "a list of objects": repeated(b"{},", b"["),
    "unknown keys": numbered(b'"k%d":0,', b"{"),
    "one key again and again": repeated(b'"k":0,', b"{"),
    "entities without end": numbered(b'"e%d":{},', b'{"scenario":1,"workload":{"entities":{'),
    "products without end": numbered(b'"S%d":{},', b'{"offerCode":"AmazonRDS","products":{'),
    "items without end": numbered(b'{"version":"%d","product":{"sku":"S"}},', b"["),
    "prices of one term": numbered(b'"p%d":{},', b'{"products":{"S":{}},"terms":{"OnDemand":{"S":{"T":{"priceDimensions":{'),
    "a record a line": repeated(b"{}\n"),
    "a number a line": repeated(b"1\n"),
    "minutes without end": numbered(b"%d,1\n", b"minute,weight\n"),
}
