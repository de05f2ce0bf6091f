"""Reads the .gan format; src/Microsoft.ML.Gan.Core/Persistence/GanFile.cs describes it."""

import hashlib
import json
import math
import struct

import torch

MAGIC = b"ML.GAN\x00\x01"
TYPES = {0: torch.uint8, 4: torch.int64, 6: torch.float32, 7: torch.float64}


class _Reader:
    def __init__(self, data):
        self.data, self.position = data, 0

    def bytes(self, count):
        self.position += count
        return self.data[self.position - count:self.position]

    def number(self, code):
        return struct.unpack("<" + code, self.bytes(struct.calcsize(code)))[0]

    def string(self):
        length = shift = 0
        while True:
            byte = self.number("B")
            length |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return self.bytes(length).decode()

    def tensor(self):
        dtype = TYPES[self.number("B")]
        shape = [self.number("q") for _ in range(self.number("i"))]
        raw = self.bytes(math.prod(shape) * torch.empty(0, dtype=dtype).element_size())
        return torch.frombuffer(bytearray(raw), dtype=dtype).reshape(shape) if raw else torch.empty(shape, dtype=dtype)


def read(path, kind):
    """The configuration, parsed, and the tensors by name."""
    with open(path, "rb") as file:
        data = file.read()
    reader = _Reader(data[:-32])
    if reader.bytes(len(MAGIC)) != MAGIC or hashlib.sha256(reader.data).digest() != data[-32:]:
        raise ValueError(f"{path} is not an intact .gan file")
    if (found := reader.string()) != kind:
        raise ValueError(f"{path} holds a '{found}', not a '{kind}'")
    configuration = json.loads(reader.string())
    return configuration, {reader.string(): reader.tensor() for _ in range(reader.number("i"))}
