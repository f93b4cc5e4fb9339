"""vocabulary.py WEIGHTS OUT TEXTS...: the pieces of the pretrained vocabulary that English and French need.

Those that the texts use, every Latin letter, digit and sign, then the likeliest pieces of Latin letters up to SIZE. What is
left out is written with smaller pieces, whose vectors are as good. OUT gets a piece a line: text, score, its number."""

import collections
import json
import re
import sys
import unicodedata

from weights import Weights

SIZE = 24_000
LATIN = re.compile("[▁0-9A-Za-zÀ-ÖØ-öø-ÿŒœŸ'’“”«»„‚…–—°€£$%&@#*+/=<>()\\[\\]{}|~^_`´¨·•§©®™.,;:!?\"\\\\-]+")


def words_of(path):
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        for text in record.values() if isinstance(record, dict) else [record]:
            if isinstance(text, str):
                yield from unicodedata.normalize("NFKC", text).split()


def split(word, known, longest, unknown):
    """Viterbi over one word, as the product's tokenizer does it."""
    best = [(0.0, 0, None)] + [None] * len(word)
    for start in range(len(word)):
        if best[start] is None:
            continue
        for end in range(start + 1, min(len(word), start + longest) + 1):
            piece = known.get(word[start:end])
            if piece is None and end > start + 1:
                continue
            score = best[start][0] + (piece if piece is not None else unknown)
            if best[end] is None or score > best[end][0]:
                best[end] = (score, start, word[start:end] if piece is not None else None)
    end = len(word)
    while end:
        if best[end][2] is not None:
            yield best[end][2]
        end = best[end][1]


def main():
    weights = Weights(sys.argv[1])
    special = {weights.begin, weights.end, weights.padding, weights.unknown}
    number = {}
    for at, piece in enumerate(weights.pieces):
        if at not in special:
            number.setdefault(piece, at)
    known = {piece: float(weights.scores[at]) for piece, at in number.items()}
    longest = max(map(len, known))
    unknown = min(known.values()) - 10
    words = collections.Counter(word for path in sys.argv[3:] for word in words_of(path))
    used = collections.Counter()
    for word, count in words.items():
        for piece in split("▁" + word, known, longest, unknown):
            used[piece] += count
    chosen = {piece for piece in known if len(piece) <= 2 and LATIN.fullmatch(piece)}
    chosen |= {piece for piece, count in used.items() if count > 1 and LATIN.fullmatch(piece)}
    for piece in sorted((piece for piece in known if LATIN.fullmatch(piece)), key=lambda piece: -known[piece]):
        if len(chosen) >= SIZE:
            break
        chosen.add(piece)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for piece in sorted(chosen, key=lambda piece: number[piece]):
            out.write(f"{piece}\t{known[piece]!r}\t{number[piece]}\n")
    print(f"{len(words)} words, {len(used)} pieces used, {len(chosen)} chosen")


if __name__ == "__main__":
    main()
