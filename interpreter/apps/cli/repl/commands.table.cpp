// The commands in the order in which help shows them.
#include "repl/commands.hpp"

#include <array>

namespace regelboek::cli::repl {

namespace {

constexpr std::array<Command, 24> table = {{
    {"zet", "", "ZIN", "een zin over de zaak; “zet” zelf mag weg",
     "  geboortedatum is 12 maart 2010\n"
     "  niet wlz indicatie                    een ja-of-nee-gegeven: de naam, of “niet” ervoor\n"
     "  aanvraag NAAM 24 sessies vanaf 1 mei 2025\n"
     "  ouder: gezag, niet wlz indicatie      een rij van een lijst erbij\n"
     "  ouder 2: niet gezag                   een rij die er al is aanvullen of veranderen\n"
     "  geen ouders                           de lijst is leeg, en dat weet u\n"
     "Meer zinnen op een regel: zet er “;” tussen. Welke gegevens er zijn, tonen “gegevens” en\n"
     "“zoek WOORD”. Tab vult namen en waarden aan.",
     Topic::facts, true, true, set_fact},
    {"vergeet", "wis", "GEGEVEN | RIJ | alles", "maakt iets weer onbekend",
     "  vergeet geboortedatum     een gegeven\n"
     "  vergeet ouder 2           een rij van een lijst\n"
     "  vergeet gezag van ouder 2 een veld van een rij\n"
     "  vergeet ouders            de hele lijst: of er ouders zijn is dan niet bekend\n"
     "  vergeet aanvraag          alles van een blok\n"
     "  vergeet alles             de hele zaak",
     Topic::facts, true, true, forget_fact},
    {"zaak", "", "", "toont wat er van de zaak bekend is", "Elke regel kunt u zo weer typen.",
     Topic::facts, true, false, show_case},
    {"peildatum", "", "DATUM", "de dag waarop wordt beoordeeld",
     "Zonder eigen peildatum is dat meestal de begindatum van de aanvraag.\n"
     "“vergeet peildatum” haalt haar weer weg.",
     Topic::facts, true, true, reference_date},
    {"ongedaan", "undo", "", "de laatste verandering terug", "", Topic::facts, true, false, undo},
    {"opnieuw", "redo", "", "wat ongedaan is gemaakt, toch weer doen", "", Topic::facts, true,
     false, redo},
    {"vraag", "", "VRAAG", "toewijzen, declareren, uitvoeren, tarief of kiezen",
     "  toewijzen   mag deze jeugdige dit product krijgen?\n"
     "  kiezen      welke producten passen? (met een product: past dit product?)\n"
     "  uitvoeren   wat moet er tijdens de hulp, en wanneer?\n"
     "  declareren  wat telt er van wat is geleverd?\n"
     "  tarief      wat kost het?\n"
     "Alleen het woord typen mag ook: “kiezen”. “vraag mij” laat u de vragen stellen.",
     Topic::questions, true, false, ask_question},
    {"product", "", "NAAM | geen", "over welk product het gaat",
     "De naam, de titel of de code. “product geen” laat het los: dan gaat “kiezen” over alle\n"
     "producten. “producten” toont ze.",
     Topic::questions, true, false, ask_product},
    {"antwoord", "beslis", "", "het hele antwoord op de vraag",
     "Met bronnen, aandachtspunten, agenda en declaratie.", Topic::questions, true, false,
     whole_answer},
    {"regels", "", "", "de regels van dit product bij deze vraag, met hun oordeel", "",
     Topic::questions, true, false, rules},
    {"waarom", "why", "[REGEL | niet | alles]", "waar het oordeel op rust",
     "  waarom         de redenering van de regels die het oordeel maakten\n"
     "  waarom REGEL   die ene regel, en wat haar zou veranderen\n"
     "  waarom niet    wat er in de weg staat, en wat dat zou veranderen\n"
     "  waarom niet NAAM   hetzelfde voor een ander product; de zaak blijft zoals zij is\n"
     "  waarom alles   ook de regels die er niet toe deden",
     Topic::reasons, true, false, why},
    {"wat", "", "als ZIN | ontbreekt", "“wat als ZIN” probeert iets zonder de zaak te veranderen",
     "  wat als verlenging; sessies is 20   wat er anders zou zijn\n"
     "  wat als vergeet geboortedatum\n"
     "  wat ontbreekt                       de gegevens die het antwoord nog kunnen veranderen",
     Topic::reasons, true, true, what},
    {"ontbreekt", "", "", "hetzelfde als “wat ontbreekt”", "", Topic::reasons, true, false,
     missing},
    {"vul", "", "aan", "vraagt u een voor een wat er ontbreekt; ook “vraag mij”",
     "Antwoord met een waarde of het nummer ervoor. Een lege regel slaat de vraag over,\n"
     "“ongedaan” gaat een vraag terug, “stop” houdt op.",
     Topic::reasons, true, false, fill_in},
    {"boek", "", "[PAD]", "leest een boek, of toont welk boek het is",
     "Een .boek-bestand of een map. De zaak blijft; wat het nieuwe boek niet kent, wordt "
     "genoemd.\n"
     "Verandert een bestand van het boek, dan wordt het vanzelf opnieuw gelezen.",
     Topic::files, false, false, open_book},
    {"herlaad", "", "", "leest het boek nu opnieuw", "", Topic::files, false, false, reload_book},
    {"laad", "", "ZAAK.json", "leest een zaak in plaats van deze",
     "“ongedaan” haalt de vorige terug. Gaat er iets mis, dan blijft de zaak zoals zij was.",
     Topic::files, true, true, load_case},
    {"bewaar", "", "[ZAAK.json] | toets [\"titel\"] [BESTAND]", "bewaart de zaak, ook als toets",
     "  bewaar                    in het bestand waar de zaak uit kwam\n"
     "  bewaar zaak.json          als nieuw bestand\n"
     "  bewaar! zaak.json         ook als dat bestand er al is\n"
     "  bewaar toets              toont de zaak als toets, om in een regelbestand te zetten\n"
     "  bewaar toets \"titel\" nieuw.boek   zet de toets in een nieuw bestand\n"
     "  bewaar! toets \"titel\" oud.boek    zet haar achter aan een bestand dat er al is",
     Topic::files, true, true, save},
    {"bewaar!", "", "BESTAND", "hetzelfde, ook als het bestand er al is", "", Topic::files, true,
     true, save_over},
    {"producten", "", "[WOORD]", "de producten van het boek", "", Topic::lookup, true, false,
     products},
    {"gegevens", "", "[BLOK | NAAM]", "wat een zaak kan zeggen, per blok", "", Topic::lookup, true,
     false, facts},
    {"zoek", "", "WOORD", "gegevens en producten waar dit woord in voorkomt", "", Topic::lookup,
     true, false, search},
    {"help", "uitleg hulp ?", "[OPDRACHT]", "deze uitleg, of die van één opdracht", "",
     Topic::other, false, false, help},
    {"stop", "einde exit quit", "", "stoppen; ook Ctrl-D", "", Topic::other, false, false, stop},
}};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace regelboek::cli::repl
