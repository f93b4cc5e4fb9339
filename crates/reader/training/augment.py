"""augment.py SEED MESSAGES...: the messages as hurried people and mail programs might have written them, on standard output.

The level stays: accents dropped, letters swapped, no capitals, a greeting, a sign-off, an answer above, quote marks, no
subject; and some stand among sentences of the same writer's about trivial things. SEED 0 leaves them as they are."""

import json
import random
import re
import sys
import unicodedata

GREETINGS = {
    "en": ["Hi,", "Hello all,", "Dear colleagues,", "Morning!", "Hi there,", "Evening,", "Quick one:"],
    "fr": ["Bonjour,", "Bonjour à tous,", "Chers collègues,", "Salut,", "Bonsoir,", "Hello,", "Vite fait :"],
}
CLOSINGS = {
    "en": ["Best,", "Thanks", "Kind regards,", "Cheers,", "Speak soon.", "Sent from my phone"],
    "fr": ["Cordialement,", "Merci", "Bien à vous,", "Bises,", "À bientôt.", "Envoyé de mon téléphone"],
}
ANSWERS = {
    "en": ["Noted, thanks.", "Fine by me.", "See below.", "Adding the others.", "Yes.", "Will do, talk later."],
    "fr": ["Bien noté, merci.", "Ça me va.", "Voir ci-dessous.", "J'ajoute les autres.", "Oui.", "D'accord, à plus tard."],
}

# Most sentences that are put around a message at once.
AROUND = 6


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def typos(text, chance):
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 3 and word.isalpha() and chance.random() < 0.04:
            i = chance.randrange(1, len(word) - 1)
            swapped = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            words[at] = chance.choice([swapped, word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:]])
    return " ".join(words)


def among(body, other, chance):
    """A body with some sentences of another before and behind it."""
    sentences = re.split(r"(?<=[.!?])\s+", other.strip())[:AROUND]
    at = chance.randrange(len(sentences) + 1)
    parts = [" ".join(sentences[:at]), body.strip(), " ".join(sentences[at:])]
    return chance.choice([" ", " ", "\n\n"]).join(part for part in parts if part)


def changed(message, trivial, chance):
    message = dict(message)
    subject, body, language = message["subject"], message["body"], message["lang"]
    if chance.random() < 0.35:
        for other in chance.sample(trivial[language], k=min(len(trivial[language]), chance.choice([1, 1, 2]))):
            if other["id"] != message["id"]:
                body = among(body, other["body"], chance)
    if chance.random() < 0.15:
        subject, body = plain(subject), plain(body)
    if chance.random() < 0.1:
        subject, body = subject.lower(), body.lower()
    if chance.random() < 0.3:
        subject, body = typos(subject, chance), typos(body, chance)
    if chance.random() < 0.1:
        subject = ""
    if chance.random() < 0.25:
        body = chance.choice(GREETINGS[language]) + "\n\n" + body
    if chance.random() < 0.25:
        body = body + "\n\n" + chance.choice(CLOSINGS[language])
    if chance.random() < 0.1:
        quoted = "\n".join("> " + line for line in body.split("\n"))
        body = chance.choice(ANSWERS[language]) + "\n\n" + quoted
    message["subject"], message["body"] = subject, body
    return message


def main():
    seed = int(sys.argv[1])
    chance = random.Random(seed)
    for path in sys.argv[2:]:
        messages = [json.loads(line) for line in open(path, encoding="utf-8")]
        # Of one writer, so that a writer who is held out is not met elsewhere; none that says that what stands there is
        # public or a tale.
        simple = [m for m in messages if m["level"] == "trivial" and m["topic"] != "hard-negative"]
        trivial = {language: [m for m in simple if m["lang"] == language] for language in GREETINGS}
        for message in messages:
            if seed:
                message = changed(message, trivial, chance)
            sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
