"""The lists in grammar/woorden.md are those of the grammar, in both directions, and the program holds to them."""
import pathlib
import re
import subprocess
import sys
import tempfile

TOOL, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
LEXER = (ROOT / "grammar/RegelboekLexer.g4").read_text(encoding="utf-8")
PARSER = (ROOT / "grammar/RegelboekParser.g4").read_text(encoding="utf-8")
LISTS = (ROOT / "grammar/woorden.md").read_text(encoding="utf-8")


def tokens(first, last):
    """Token name -> its words, for the definitions between two headings of the lexer."""
    part = LEXER[LEXER.index(first) : LEXER.index(last)]
    found = {}
    for name, body in re.findall(r"^([A-Z_]+):([^;]*);", part, re.MULTILINE):
        found[name] = re.findall(r"'([^']+)'", re.sub(r"'\s*\[ \\t\]\+\s*'", " ", body))
    return found


def rule(name):
    """The body of a parser rule."""
    return re.search(rf"^{name}\s*:([^;]*);", PARSER, re.MULTILINE).group(1)


def names_of(body):
    return set(re.findall(r"\b[A-Z_]+\b", body))


def listed(heading):
    """The words in backquotes on lines of nothing else, below a heading of woorden.md."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", LISTS, re.MULTILINE | re.DOTALL).group(1)
    lines = [line for line in section.splitlines() if re.fullmatch(r"(`[^`]+` ?)+", line)]
    return [word for line in lines for word in re.findall(r"`([^`]+)`", line)]


def words_of(found, names=None):
    return [word for name, words in found.items() if names is None or name in names for word in words]


def compare(heading, wanted):
    shown = listed(heading)
    problems = [f"{heading}: “{word}” is in the grammar, not in woorden.md" for word in wanted if word not in shown]
    problems += [f"{heading}: “{word}” is in woorden.md, not in the grammar" for word in shown if word not in wanted]
    problems += [f"{heading}: “{word}” is listed twice" for word in sorted(set(shown)) if shown.count(word) > 1]
    return problems


def accepts(name):
    """Does the program take this as the name of a fact?"""
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / "woord.boek"
        book.write_text(f"gegevens zaak\n  {name}: ja of nee\nproduct hulp\n  regel r: {name} bron 1\n", encoding="utf-8")
        return subprocess.run([TOOL, "controleer", book], capture_output=True, timeout=60).returncode == 0


reserved = tokens("// --- reserved words", "// --- words that may also")
soft = tokens("// --- words that may also", "// --- signs")
inside = {name: reserved[name] for name in names_of(rule("naam")) if name in reserved}
article = re.search(r"^ARTICLE:([^;]*)->", LEXER, re.MULTILINE).group(1)

checks = {
    "reserved words": compare("Gereserveerd", [w for w in words_of(reserved) if w not in words_of(inside)] + words_of(inside)),
    "reserved words inside a name": compare("Gereserveerd, maar niet vooraan ook in een naam", words_of(inside)),
    "words of names": compare("Mogen ook in een naam", words_of(soft)),
    "articles": compare("Betekenen niets", re.findall(r"'([^']+)'", article)),
    "the rule woord holds exactly the words of names": [
        f"woord: {name}" for name in names_of(rule("woord")).symmetric_difference(set(soft) | {"WORD"})
    ],
    "no reserved word is a name": [f"accepted as a name: {w}" for w in listed("Gereserveerd") if accepts(w)],
    "every other word is one": [f"refused as a name: {w}" for w in listed("Mogen ook in een naam") if not accepts(w)],
    "per inside a name": [f"refused inside a name: x {w} y" for w in words_of(inside) if not accepts(f"x {w} y")],
}
problems = [problem for found in checks.values() for problem in found]
print("\n".join(problems) + "\n" if problems else "", end="")
print(f"{sum(not found for found in checks.values())} goed, {sum(bool(found) for found in checks.values())} fout")
sys.exit(1 if problems else 0)
