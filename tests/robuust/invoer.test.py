"""Hostile and broken input: always a clear message, the right exit code, no crash, no hang."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []
count = 0


def run(*args, stdin=None):
    done = subprocess.run([TOOL, *map(str, args)], capture_output=True, timeout=120, input=stdin)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def expect(name, result, exit_code, *words):
    global count
    count += 1
    code, out, err = result
    text = out + err
    missing = [w for w in words if w not in text]
    if code != exit_code or missing:
        failures.append(f"{name}: exit {code} (expected {exit_code}), missing {missing}\n{text[:800]}")


BOOK = """boek klein "Een klein boek"
  document bron1 "Bron"
gebruik zaak
product hulp "Hulp"
  regel sessies: hoogstens 24 sessies   bron 1
  regel gemeente: verboden als gemeente is Hengelo   bron 2
"""

with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)

    def book(text, name="boek.boek"):
        path = here / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def case(text):
        path = here / "zaak.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    # --- books ---
    expect("empty file", run("controleer", book("")), 1, "RB1014")
    expect("only comments", run("controleer", book("# niets\n\n")), 1, "RB1014")
    expect("binary", run("controleer", book(b"\x7fELF\x00\x01\x02")), 1, "RB1002")
    expect("invalid UTF-8", run("controleer", book(BOOK.encode() + b'product p "\xff\xfe"\n')), 1, "RB1003")
    expect("BOM", run("controleer", book(b"\xef\xbb\xbf" + BOOK.encode())), 0, "in orde")
    expect("CRLF", run("controleer", book(BOOK.replace("\n", "\r\n"))), 0, "in orde")
    expect("no newline at the end", run("controleer", book(BOOK.rstrip("\n"))), 0, "in orde")
    expect("missing file", run("controleer", here / "er-is-niets.boek"), 1, "RB1001")
    expect("missing gebruik", run("controleer", book(BOOK + "gebruik nergens\n")), 1, "RB1015", "nergens")
    book("gebruik boek\n", "ander.boek")
    expect("cyclic gebruik", run("controleer", book(BOOK + "gebruik ander\n")), 1, "RB1016")
    (here / "ander.boek").unlink()
    for name, text in {
        "parentheses": "  regel diep: " + "(" * 100_000 + "verlenging" + ")" * 100_000 + "   bron 1\n",
        "niet": "  regel diep: " + "niet " * 100_000 + "verlenging   bron 1\n",
        "minus": "  regel diep: minuten hoogstens " + "- " * 100_000 + "1   bron 1\n",
        "als dan": "  regel diep: " + "als verlenging dan " * 100_000 + "verlenging   bron 1\n",
        "quantifiers": "  regel diep: " + "een ouder heeft " * 100_000 + "gezag   bron 1\n",
    }.items():
        expect(f"100,000 deep: {name}", run("controleer", book(BOOK + text)), 1, "fout RB10")
    deep = "".join(" " * n + "tenzij verlenging\n" for n in range(4, 4000))
    expect("indentation thousands deep", run("controleer", book(BOOK + "  regel diep: verlenging   bron 1\n" + deep)), 1, "RB1006")
    expect("a line of 1 MB", run("controleer", book(BOOK + "  regel lang: " + "verlenging of " * 75_000 + "verlenging   bron 1\n")), 1, "fout RB10")
    expect("a file of 50 MB", run("controleer", book(BOOK + "# opvulling\n" * 4_400_000)), 1, "RB1004")
    os.remove(here / "boek.boek")
    expect("10,000 mistakes", run("controleer", book(BOOK + "".join(f"  regel r{i}: onzin{i}   bron 1\n" for i in range(10_000)))), 1, "RB1017")
    expect("contradicting rules", run("controleer", book(BOOK + "  regel ondergrens: minstens 30 sessies   bron 3\n")), 1, "RB4002")
    expect("wrong date in a book", run("controleer", book(BOOK + "  regel d: begindatum van aanvraag vanaf 30 februari 2025   bron 1\n")), 1, "RB1013")
    expect("29 February in a leap year", run("controleer", book(BOOK + "  regel d: begindatum van aanvraag vanaf 29 februari 2024   bron 1\n")), 0)
    expect("unknown fact", run("controleer", book(BOOK + "  regel d: leeftjid vanaf 12 jaar   bron 1\n")), 1, "RB2001", "bedoelde u “leeftijd”?")
    expect("unknown unit", run("controleer", book(BOOK + "  regel d: hoogstens 24 sesies   bron 1\n")), 1, "RB2007", "bedoelde u")
    expect("unknown municipality in a book", run("controleer", book(BOOK + "  regel d: verboden als gemeente is Hengello   bron 1\n")), 1, "RB2008", "bedoelde u “Hengelo”?")
    expect("unknown municipality between quotes", run("controleer", book(BOOK + '  regel d: verboden als gemeente is "Hengello"   bron 1\n')), 1, "RB2008", "bedoelde u “Hengelo”?")
    expect("unknown municipality between quotes in a test", run("controleer", book(BOOK + '  toets "t"\n    gemeente is "hengelo"\n    verwacht gemeente onbekend\n')), 1, "RB2008", "bedoelde u “Hengelo”?")
    expect("unknown product between quotes in a test", run("controleer", book(BOOK + '  toets "t"\n    product van aanvraag is "hullp"\n    verwacht sessies onbekend\n')), 1, "fout RB")
    expect("outside the book", run("controleer", book(BOOK + "gebruik ../../etc/passwd\n")), 1, "fout RB10")

    # --- cases ---
    good = book(BOOK)

    def decide(text, *more, question="toewijzen"):
        return run("beslis", "--boek", good, "--zaak", case(text), "--vraag", question, "--json", *more)

    expect("a case with nothing in it", decide("{}", "--product", "hulp"), 0, '"oordeel": "onbepaald"', "aanvraag.sessies")
    expect("an empty text", decide("", "--product", "hulp"), 1, "RB5004")
    expect("NaN", decide('{"aanvraag": {"sessies": NaN}}', "--product", "hulp"), 1, "RB5004")
    expect("trailing text", decide('{} {}', "--product", "hulp"), 1, "RB5004")
    expect("wrong type", decide('{"aanvraag": {"sessies": "veel"}}', "--product", "hulp"), 1, "RB5002", "aanvraag")
    expect("unknown field", decide('{"aanvraag": {"sesies": 3}}', "--product", "hulp"), 1, "RB5001", "bedoelde u “sessies”?")
    expect("unknown group", decide('{"aanvrag": {}}', "--product", "hulp"), 1, "RB5001", "bedoelde u")
    expect("duplicate key", decide('{"aanvraag": {"sessies": 3, "sessies": 30}}', "--product", "hulp"), 1, "RB5003")
    expect("impossible date", decide('{"aanvraag": {"begindatum": "2025-02-29"}}', "--product", "hulp"), 1, "RB5007")
    expect("29 February", decide('{"aanvraag": {"begindatum": "2024-02-29"}}', "--product", "hulp"), 0)
    expect("negative number", decide('{"aanvraag": {"sessies": -3}, "jeugdige": {"gemeente": "Almelo"}}', "--product", "hulp"), 1, "RB5015", "zaak.json:1:26")
    expect("40 digits", decide('{"aanvraag": {"sessies": ' + "9" * 40 + '}}', "--product", "hulp"), 0, "niet toegestaan", "9" * 3)
    expect("40 digits behind the point", decide('{"aanvraag": {"sessies": 24.' + "0" * 39 + '1}, "jeugdige": {"gemeente": "Almelo"}}', "--product", "hulp"), 0, '"oordeel": "niet toegestaan"')
    expect("a huge exponent", decide('{"aanvraag": {"sessies": 1e999999}}', "--product", "hulp"), 1, "RB5008")
    expect("unknown product", decide("{}", "--product", "hulpp"), 1, "RB5005", "bedoelde u “Hulp”?")
    expect("unknown municipality", decide('{"jeugdige": {"gemeente": "Hengello"}}', "--product", "hulp"), 1, "RB5006", "bedoelde u “Hengelo”?")
    expect("no product", decide("{}"), 1, "RB5012")
    expect("invalid UTF-8 in a case", decide(b'{"jeugdige": {"gemeente": "\xff"}}', "--product", "hulp"), 1, "RB5004")
    expect("100,000 deep JSON", decide("[" * 100_000, "--product", "hulp"), 1, "fout RB50")
    expect("deep inside a fact", decide('{"aanvraag": {"sessies": ' + "[" * 5000 + "]" * 5000 + "}}", "--product", "hulp"), 1, "fout RB50")
    expect("null is not known", decide('{"aanvraag": {"sessies": null}}', "--product", "hulp"), 0, "onbepaald")
    expect("an empty list is knowledge", decide('{"lopende_toewijzingen": []}', "--product", "hulp"), 0)
    expect("impossible reference date", decide("{}", "--product", "hulp", "--peildatum", "2025-13-01"), 1, "RB5007")
    expect("unknown question", decide("{}", "--product", "hulp", question="vragen"), 2, "onbekende vraag")
    expect("standard input", run("beslis", "--boek", good, "--zaak", "-", "--product", "hulp", stdin=b"{}"), 0, "onbepaald")
    expect("no arguments", run(), 2, "er is geen opdracht genoemd; kies controleer, beslis")
    expect("unknown command", run("beslisss"), 2, "de opdracht “beslisss” is er niet")
    expect("missing option", run("beslis", "--boek", good), 2, "hier ontbreekt nog --zaak")
    expect("missing value", run("beslis", "--boek", good, "--zaak"), 2, "achter “--zaak” hoort één waarde")
    expect("unknown option", run("beslis", "--boek", good, "--zaak", "-", "--snel"), 2, "“--snel” hoort hier niet")
    expect("too many words", run("beslis", "--boek", good, "--zaak", "a", "b"), 2, "“b” hoort hier niet")
    expect("help is Dutch", run("beslis", "--hulp"), 0, "Gebruik: regelboek beslis", "Opties:\n  -h", "(verplicht)")
    expect("a directory as case", run("beslis", "--boek", good, "--zaak", here), 1, "noem een JSON-bestand")
    expect("a case that is not there", run("beslis", "--boek", good, "--zaak", here / "weg.json"), 1, "noem een JSON-bestand")
    expect("a word that no fact has", run("schema", "--zoek", "qqq"), 1, "geen gegeven met “qqq”")
    expect("reference date in words", decide("{}", "--product", "hulp", "--peildatum", "1 maart 2026"), 1, "RB5007", "jaar-maand-dag")
    many = {"lopende_toewijzingen": [{"product": "Hulp", "begindatum": "2025-01-01"}] * 50_000}
    expect("50,000 rows", decide(json.dumps(many), "--product", "hulp"), 0)

print("\n".join(failures))
print(f"{count - len(failures)} goed, {len(failures)} fout")
sys.exit(1 if failures else 0)
