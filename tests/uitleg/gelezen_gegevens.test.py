"""What `beslis --json` says of the facts that a rule read: in words, exactly, derived or not, of rows, dates and duties."""
import json
import pathlib
import subprocess
import sys
import tempfile

TOOL = str(pathlib.Path(sys.argv[1]).resolve())
BOOK = """boek b "B"
  geldig vanaf 1 januari 2025 bron 1
gebruik zaak
gegevens hulp
  weken: duur anders tijd tussen begindatum van aanvraag en einddatum van aanvraag
  bezoek: datum
product hulp "Hulp"
  tarief € 60,00 per uur bron 2
  regel duur: weken hoogstens 1 jaar bron 2
  regel sessies: hoogstens 24 sessies bron 3
  regel samen: naast hulp bron 3
  regel tijd bij declareren bron 4
    over inzet
    als verschenen
    telt minuten
  regel bezoek bij uitvoeren bron 5
    verplicht "bezoek" op begindatum van aanvraag plus 6 weken gedaan op bezoek
"""
CASE = {
    "aanvraag": {"product": "hulp", "begindatum": "2025-03-01", "einddatum": "2025-09-01", "sessies": 12},
    "samenloop": {"gelijktijdige_producten": ["hulp"]},
    "hulp": {"bezoek": "2025-04-01"},
    "inzet": [{"datum": "2025-03-04", "minuten": 50, "verschenen": True}, {"datum": "2025-03-11", "minuten": 40}],
}
problems = []


def facts(rule, question):
    with tempfile.TemporaryDirectory() as folder:
        book, zaak = pathlib.Path(folder) / "b.boek", pathlib.Path(folder) / "z.json"
        book.write_text(BOOK, encoding="utf-8")
        zaak.write_text(json.dumps(CASE), encoding="utf-8")
        done = subprocess.run([TOOL, "beslis", "--json", "--boek", book, "--zaak", zaak, "--vraag", question],
                              capture_output=True, text=True, timeout=60)
    if done.returncode:
        sys.exit(done.stderr)
    answer = json.loads(done.stdout)
    return {fact["gegeven"]: fact for one in answer["regels"] if one["regel"] == rule for fact in one["gegevens"]}, answer


def expect(rule, question, place, **wanted):
    found = facts(rule, question)[0].get(place)
    if found is None:
        problems.append(f"{rule}: {place} is not among the facts")
        return
    got = {key: found.get(key) for key in wanted}
    if got != wanted:
        problems.append(f"{rule}: {place} is {got}, expected {wanted}")


expect("sessies", "toewijzen", "aanvraag.sessies", waarde="12 sessies", exact="12", eenheid="sessie", afgeleid=None)
expect("duur", "toewijzen", "hulp.weken", afgeleid=True, waarde="6 maanden")
expect("duur", "toewijzen", "aanvraag.einddatum", waarde="1 september 2025", exact="2025-09-01")
expect("geldigheid", "toewijzen", "aanvraag.begindatum", exact="2025-03-01")
expect("samen", "toewijzen", "samenloop.gelijktijdige_producten", waarde="Hulp")
expect("tijd", "declareren", "inzet[0].minuten", exact="50", eenheid="minuut")
expect("tijd", "declareren", "inzet[1].minuten", exact="40")
expect("bezoek", "uitvoeren", "hulp.bezoek", exact="2025-04-01")
lines = facts("tijd", "declareren")[1]["regels_declaratie"]
for line in lines:
    places = [fact["gegeven"] for fact in line["ontbrekend"]]
    if len(places) != len(set(places)):
        problems.append(f"{line['rij']}: the same fact is missing twice: {places}")
if not any(line["ontbrekend"] for line in lines):
    problems.append("no row misses anything, so this test shows less than it should")
print("\n".join(problems) or "the facts of five rules and the rows of a bill")
sys.exit(1 if problems else 0)
