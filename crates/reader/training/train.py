"""train.py WEIGHTS VOCABULARY OUT PREPARED...: fine-tunes the encoder for the topics and levels, on the processor.

Each PREPARED is the training set as `prepare` wrote it, one for each epoch. HELD=a,b leaves messages out whose id begins
so, and says how they are judged. FROM=FILE goes on from what was trained before, with SHARE=0.3 at such a share of the rates.
JUDGE=FILE,... has messages judged that were left out. What was reached is in OUT.state.npz after each epoch, and is gone on
from."""

import json
import os
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax

from weights import Weights

LEVELS = ["trivial", "confidential", "sensitive"]
ROW, ROWS, MESSAGES = 128, 12, 24
SMOOTHING, TOPIC_SHARE = 0.05, 0.5
RATE, HEAD_RATE, DECAY, WARM = 1e-4, 2e-3, 0.01, 0.1


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def pretrained(weights, vocabulary):
    ids = [int(line.rstrip("\n").split("\t")[2]) for line in open(vocabulary, encoding="utf-8")]
    # After the pieces: the unknown one, the beginning, the end.
    ids += [weights.unknown, weights.begin, weights.end]
    width, inner = weights.width, weights.inner
    word = weights.blocks("emb.word", weights.words, width)[ids]
    place = weights.floats("emb.pos", weights.positions * width).reshape(-1, width)[:ROW]
    kind = weights.floats("emb.type", weights.kinds * width).reshape(-1, width)[0]
    norm = weights.floats("emb.ln.w", width), weights.floats("emb.ln.b", width)
    shapes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width), "fi": (inner, width), "fo": (width, inner)}
    layers = []
    for layer in range(weights.layers):
        tensors = {}
        for name, (rows, columns) in shapes.items():
            tensors[name + "w"] = weights.blocks(f"l{layer}.{name}.w", rows, columns)
            tensors[name + "b"] = weights.floats(f"l{layer}.{name}.b", rows)
        for name in ("aln", "oln"):
            tensors[name + "w"] = weights.floats(f"l{layer}.{name}.w", width)
            tensors[name + "b"] = weights.floats(f"l{layer}.{name}.b", width)
        layers.append(tensors)
    body = {name: jnp.stack([layer[name] for layer in layers]) for name in layers[0]}
    return {"word": word, "place": place + kind, "norm": norm}, body


def normal(x, weight, bias, epsilon):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + epsilon) * weight + bias


class Batches:
    """Messages whose passages are packed into rows of ROW tokens; each token sees its own passage alone."""

    def __init__(self, words):
        self.unknown, self.begin, self.end = words - 3, words - 2, words - 1

    def of(self, messages):
        ids = np.zeros((ROWS, ROW), np.int32)
        place = np.zeros((ROWS, ROW), np.int32)
        passage = np.full((ROWS, ROW), -1, np.int32)
        message = np.full((ROWS, ROW), MESSAGES, np.int32)
        used = [0] * ROWS
        count = 0
        for number, one in enumerate(messages):
            for tokens in one["passages"]:
                tokens = [self.begin, *tokens, self.end]
                row = next((r for r in range(ROWS) if used[r] + len(tokens) <= ROW), None)
                if row is None:
                    return None
                at = slice(used[row], used[row] + len(tokens))
                ids[row, at], place[row, at] = tokens, np.arange(len(tokens))
                passage[row, at], message[row, at] = count, number
                used[row] += len(tokens)
                count += 1
        return ids, place, passage, message

    def all(self, messages, chance=None):
        order = chance.permutation(len(messages)) if chance is not None else np.arange(len(messages))
        held, packed = [], None
        for number in order:
            if len(held) < MESSAGES and (more := self.of([*held, messages[number]])) is not None:
                held, packed = [*held, messages[number]], more
                continue
            if packed is not None:
                yield held, packed
            held, packed = [messages[number]], self.of([messages[number]])
            if packed is None:
                # Longer than a batch: what fits.
                short = dict(messages[number], passages=messages[number]["passages"][: ROWS * (ROW // 64)])
                held, packed = [short], self.of([short])
        if packed is not None:
            yield held, packed


def main():
    weights = Weights(sys.argv[1])
    vocabulary, out, prepared = sys.argv[2], sys.argv[3], sys.argv[4:]
    fixed, body = pretrained(weights, vocabulary)
    heads, width = weights.heads, weights.width
    size = width // heads
    held = tuple(name + "-" for name in os.environ.get("HELD", "").split(",") if name)
    sets = [read(path) for path in prepared]
    topics = sorted({m["topic"] for m in sets[0]})
    seed = int(os.environ.get("SEED", "0"))
    chance = np.random.default_rng(seed)
    head = lambda outputs: jnp.array(chance.normal(size=(2 * width, outputs)) * 0.02, jnp.float32)
    params = {
        "body": body,
        "level": head(3), "level_bias": jnp.zeros(3),
        "topic": head(len(topics)), "topic_bias": jnp.zeros(len(topics)),
    }

    before = os.environ.get("FROM")
    share = float(os.environ.get("SHARE", "1"))
    if before:
        trained = np.load(before)
        assert topics == trained["topics"].tolist(), "the same topics"
        params = {name: jnp.array(trained[name]) for name in params if name != "body"}
        params["body"] = {name: jnp.array(trained["body." + name]) for name in body}

    def encode(body, x, passage):
        rows, length, _ = x.shape
        same = (passage[:, :, None] == passage[:, None, :]) & (passage[:, :, None] >= 0)
        bias = jnp.where(same, 0.0, -1e9)[:, None]

        def layer(x, g):
            split = lambda name: (x @ g[name + "w"].T + g[name + "b"]).reshape(rows, length, heads, size).transpose(0, 2, 1, 3)
            seen = jax.nn.softmax(split("q") @ split("k").transpose(0, 1, 3, 2) / np.sqrt(size) + bias, -1) @ split("v")
            seen = seen.transpose(0, 2, 1, 3).reshape(rows, length, width)
            x = normal(x + seen @ g["aow"].T + g["aob"], g["alnw"], g["alnb"], weights.epsilon)
            inner = jax.nn.gelu(x @ g["fiw"].T + g["fib"], approximate=False)
            return normal(x + inner @ g["fow"].T + g["fob"], g["olnw"], g["olnb"], weights.epsilon), None

        return jax.lax.scan(layer, x, body)[0]

    def pools(params, x, passage, message):
        tokens = encode(params["body"], x, passage).reshape(-1, width)
        of = message.reshape(-1)
        total = jax.ops.segment_sum(tokens, of, MESSAGES + 1)[:MESSAGES]
        count = jax.ops.segment_sum(jnp.ones_like(of, jnp.float32), of, MESSAGES + 1)[:MESSAGES, None]
        most = jax.ops.segment_max(tokens, of, MESSAGES + 1)[:MESSAGES]
        return jnp.concatenate([total / jnp.maximum(count, 1), jnp.where(count > 0, most, 0)], -1)

    def logits(params, x, passage, message):
        pooled = pools(params, x, passage, message)
        return pooled @ params["level"] + params["level_bias"], pooled @ params["topic"] + params["topic_bias"]

    def loss(params, x, passage, message, level, topic, real):
        levels, kinds = logits(params, x, passage, message)
        smooth = lambda labels, n: optax.smooth_labels(jax.nn.one_hot(labels, n), SMOOTHING)
        one = optax.softmax_cross_entropy(levels, smooth(level, 3))
        two = optax.softmax_cross_entropy(kinds, smooth(topic, len(topics)))
        return ((one + TOPIC_SHARE * two) * real).sum() / real.sum()

    words = fixed["word"].shape[0]
    batches = Batches(words)

    def embedded(packed):
        ids, place, passage, message = packed
        x = np.asarray(normal(fixed["word"][ids] + fixed["place"][place], *fixed["norm"], weights.epsilon))
        return jnp.array(x), jnp.array(passage), jnp.array(message)

    def labels(messages):
        pad = lambda values: jnp.array(list(values) + [0] * (MESSAGES - len(messages)))
        level = pad(LEVELS.index(m["level"]) for m in messages)
        topic = pad(topics.index(m["topic"]) for m in messages)
        return level, topic, pad(1.0 for _ in messages)

    kept = lambda messages: [m for m in messages if not (held and m["id"].startswith(held))]
    # Of those that were held out, if any were: what it was trained on it judges too well.
    asked = {name: [m for m in read(name) if not held or m["id"].startswith(held)] for name in filter(None, os.environ.get("JUDGE", "").split(","))}
    steps = int(len(prepared) * sum(1 for _ in batches.all(kept(sets[0]))) * 1.02)
    curve = lambda peak: optax.warmup_cosine_decay_schedule(0, peak, int(steps * WARM), steps, 0)
    kinds = {"body": jax.tree.map(lambda _: "body", body)} | {name: "head" for name in params if name != "body"}
    rules = {"body": optax.adamw(curve(share * RATE), weight_decay=DECAY), "head": optax.adamw(curve(share * HEAD_RATE))}
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(rules, kinds))
    state = optimiser.init(params)

    @jax.jit
    def step(params, state, x, passage, message, level, topic, real):
        value, gradient = jax.value_and_grad(loss)(params, x, passage, message, level, topic, real)
        change, state = optimiser.update(gradient, state, params)
        return optax.apply_updates(params, change), state, value

    ask = jax.jit(logits)

    def judge(params, messages):
        answers = {}
        for some, packed in batches.all(messages):
            levels, kinds = map(np.asarray, ask(params, *embedded(packed)))
            for number, one in enumerate(some):
                answers[one["id"]] = (levels[number].tolist(), kinds[number].tolist())
        return answers

    def told(answers, messages):
        matrix = np.zeros((3, 3), int)
        for one in messages:
            matrix[LEVELS.index(one["level"]), int(np.argmax(answers[one["id"]][0]))] += 1
        scores = [2 * matrix[k, k] / max(1, matrix[k].sum() + matrix[:, k].sum()) for k in range(3)]
        return f"macro-F1 {np.mean(scores):.3f} {matrix.tolist()}"

    began = 0
    mark = out + ".state.npz"
    leaves, shape = jax.tree.flatten((params, state))
    if os.path.exists(mark):
        saved = np.load(mark)
        began = int(saved["epoch"])
        params, state = jax.tree.unflatten(shape, [jnp.array(saved[f"l{i}"]) for i in range(len(leaves))])
    since = time.time()
    for epoch in range(began, len(prepared)):
        chance = np.random.default_rng(seed * 1000 + epoch)
        total, count = 0.0, 0
        for some, packed in batches.all(kept(sets[epoch]), chance):
            params, state, value = step(params, state, *embedded(packed), *labels(some))
            total, count = total + float(value), count + 1
        said = f"epoch {epoch + 1} of {len(prepared)}: loss {total / count:.3f}, {time.time() - since:.0f} s"
        for left in asked.values():
            said += ", held out: " + told(judge(params, left), left)
        print(said, flush=True)
        leaves, _ = jax.tree.flatten((params, state))
        np.savez(out + ".saving.npz", epoch=epoch + 1, **{f"l{i}": np.asarray(leaf) for i, leaf in enumerate(leaves)})
        os.replace(out + ".saving.npz", mark)
    flat = {"body." + name: np.asarray(value) for name, value in params["body"].items()}
    flat |= {name: np.asarray(params[name]) for name in params if name != "body"}
    for name, messages in asked.items():
        with open(out + "." + os.path.basename(name), "w", encoding="utf-8") as file:
            for ident, answer in judge(params, messages).items():
                file.write(json.dumps({"id": ident, "levels": answer[0], "topics": answer[1]}) + "\n")
    # The middle of all messages, from which examples are told apart.
    pool, middle, count = jax.jit(pools), np.zeros(2 * width), 0
    for some, packed in batches.all(kept(sets[-1])):
        middle += np.asarray(pool(params, *embedded(packed)), np.float64)[: len(some)].sum(0)
        count += len(some)
    flat["middle"] = (middle / count).astype(np.float32)
    np.savez(out + ".partial.npz", topics=np.array(topics), **flat)
    os.replace(out + ".partial.npz", out)
    os.remove(mark)


if __name__ == "__main__":
    main()
