"""How weights are stored: half precision, one file, no pickle, refused when cut short."""

from __future__ import annotations

import json
import lzma
import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

#: What the file begins with says how it is packed. zlib takes a hundredth more room than xz, which older files have,
#: and an eighth of the time, which every start of a process pays.
_MAGIC = b"DLW2"
_UNPACK: dict[bytes, Callable[[bytes], bytes]] = {_MAGIC: zlib.decompress, b"DLW1": lzma.decompress}


def pack(arrays: dict[str, NDArray[np.float32]]) -> bytes:
    """Write arrays as 16-bit floats; the bytes depend on the arrays alone."""
    names = sorted(arrays)
    halves = [np.ascontiguousarray(arrays[name], dtype="<f2") for name in names]
    head = json.dumps([[name, list(half.shape)] for name, half in zip(names, halves, strict=True)]).encode()
    # high and low bytes apart: the exponents alone compress well
    body = b"".join(half.view(np.uint8).reshape(-1, 2).T.tobytes() for half in halves)
    packed = zlib.compress(body, 9)
    return _MAGIC + len(head).to_bytes(4, "little") + zlib.crc32(packed).to_bytes(4, "little") + head + packed


def unpack(data: bytes) -> dict[str, NDArray[np.float32]]:
    """Read what :func:`pack` wrote. Raises ValueError where the file is not whole."""
    decompress = _UNPACK.get(bytes(data[:4]))
    if decompress is None:
        raise ValueError("not a weights file of dateline")
    size = int.from_bytes(data[4:8], "little")
    head, packed = data[12 : 12 + size], data[12 + size :]
    if zlib.crc32(packed) != int.from_bytes(data[8:12], "little"):
        raise ValueError("the weights file is damaged")
    body = np.frombuffer(decompress(packed), dtype=np.uint8)
    arrays: dict[str, NDArray[np.float32]] = {}
    at = 0
    for name, shape in json.loads(head):
        count = int(np.prod(shape))
        halves = np.ascontiguousarray(body[at : at + 2 * count].reshape(2, count).T).view("<f2")
        arrays[name] = halves.reshape(shape).astype(np.float32)
        at += 2 * count
    return arrays
