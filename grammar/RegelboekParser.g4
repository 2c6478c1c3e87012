// The sentences of Regelboek. One line is one sentence; what belongs to it stands indented below it.
// docs/taal.md gives the meaning of each, with an example.
parser grammar RegelboekParser;
options { tokenVocab = RegelboekLexer; }

bestand: declaratie* EOF;

declaratie
    : boek | gebruik | eenheidsdeclaratie | keuze | gegevens | lijst | begrip | omvang | groep
    | product | anderProduct | regel | aandachtspunt | open | toets;

// --- the book ----------------------------------------------------------------------------------
boek: BOEK naam titel=STRING? NEWLINE (INDENT boekregel+ DEDENT)?;
boekregel
    : GELDIG grenzen bron? NEWLINE                                              # boekGeldig
    | CONCEPT STRING bron? NEWLINE                                              # boekConcept
    | DOCUMENT woord STRING NEWLINE                                             # boekDocument
    | VOLGORDE VAN naam COLON namen bron? NEWLINE                               # boekVolgorde
    | AFRONDING woord OP som richting? bron? NEWLINE                            # boekAfronding;
gebruik: GEBRUIK naam (SLASH naam)* NEWLINE;

// --- words: units, choices, facts, definitions -------------------------------------------------
eenheidsdeclaratie
    : EENHEID enkelvoud=woord (MEERVOUD meervoud=woord)? (IS som)? (CODE NUMBER)? STRING? NEWLINE;
keuze: KEUZE naam OPLOPEND? STRING? NEWLINE INDENT keuzewaarde+ DEDENT;
keuzewaarde: keuzenaam (CODE (NUMBER | PRODUCTCODE))? STRING? NEWLINE;
keuzenaam: naam | STRING;
gegevens: GEGEVENS naam STRING? NEWLINE INDENT gegeven+ DEDENT;
gegeven: naam COLON type STRING? (ANDERS voorwaarde)? NEWLINE;
type
    : JA OF NEE                                                                 # typeJaNee
    | LIJST VAN type                                                            # typeLijst
    | KEUZE UIT keuzenaam (COMMA keuzenaam)*                                    # typeKeuze
    | naam                                                                      # typeNaam;
lijst: LIJST naam VAN EEN naam (OVER naam (TOT (EN MET)? naam)?)? STRING?
       NEWLINE INDENT gegeven+ DEDENT;
begrip: BEGRIP naam BETEKENT voorwaarde bron? NEWLINE (INDENT lezingregel+ DEDENT)?;
omvang: OMVANG IN woord (PER woord)? BETEKENT som NEWLINE;

// --- products and groups -------------------------------------------------------------------------
groep: GROEP naam STRING? NEWLINE (INDENT groepregel+ DEDENT)?;
groepregel: LEDEN namen bron? NEWLINE # groepLeden | kenmerk # groepKenmerk | inhoud # groepInhoud;
product: PRODUCT naam STRING? NEWLINE (INDENT productregel+ DEDENT)?;
anderProduct: ANDER PRODUCT naam STRING? NEWLINE;
productregel
    : CODE (PRODUCTCODE | NUMBER) NEWLINE                                       # productCode
    | ZOALS naam bron? NEWLINE                                                  # productZoals
    | ZONDER REGEL naam bron? NEWLINE                                           # productZonder
    | GELDIG grenzen bron? NEWLINE                                              # productGeldig
    | kenmerk                                                                   # productKenmerk
    | inhoud                                                                    # productInhoud;
kenmerk
    : HOORT BIJ namen bron? NEWLINE                                             # kenmerkGroep
    | EENHEID woord bron? NEWLINE (INDENT lezingregel+ DEDENT)?                 # kenmerkEenheid
    | TARIEF (NOG NIET BEPAALD STRING? | som (IN NUMBER DELEN VAN som)?) grenzen? bron? NEWLINE
      (INDENT lezingregel+ DEDENT)?                                             # kenmerkTarief;
inhoud: regel | aandachtspunt | open | toets;

// --- rules ---------------------------------------------------------------------------------------
regel: REGEL naam (BIJ vragen)? (COLON clausule)? bron? NEWLINE (INDENT clausuleregel+ DEDENT)?;
vragen: woord ((COMMA | EN) woord)*;
clausuleregel
    : tenzij                                                                    # regelTenzij
    | clausule bron? NEWLINE                                                    # regelClausule
    | lezingregel                                                               # regelLezing;
lezingregel: LEZING STRING bron? NEWLINE # lezing | bron NEWLINE # bronregel;
clausule
    : ALS voorwaarde (DAN clausule)?                                            # clausuleAls
    | VEREIST voorwaarde                                                        # clausuleVereist
    | VERBODEN ALS voorwaarde                                                   # clausuleVerboden
    | MAG ALS? voorwaarde                                                       # clausuleMag
    | IN_PRINCIPE (VEREIST voorwaarde | VERBODEN ALS voorwaarde)                # clausulePrincipe
    | RICHTLIJN voorwaarde                                                      # clausuleRichtlijn
    | NA voorwaarde                                                             # clausuleOverleg
    | TELT telling                                                              # clausuleTelt
    | VERPLICHT STRING moment (TOT som)? (GEDAAN OP pad)?                       # clausuleVerplicht
    | GELDT grenzen                                                             # clausuleGeldt
    | VERVANGT naam (VAN naam)?                                                 # clausuleVervangt
    | OVER naam                                                                 # clausuleOver
    | voorwaarde                                                                # clausuleVoorwaarde;
telling
    : NIET (ALS voorwaarde)?                                                    # tellingNiet
    | PER venster HOOGSTENS som                                                 # tellingVenster
    | HOOGSTENS som                                                             # tellingHoogstens
    | som                                                                       # tellingWaarde;
venster: NUMBER? woord (VANAF som)?;
moment
    : OP DAG NUMBER ((COMMA | EN) NUMBER)* VANAF som                            # momentDagen
    | ELKE NUMBER? woord VANAF som                                              # momentHerhaald
    | BINNEN som NA som                                                         # momentBinnen
    | OP som                                                                    # momentOp;
tenzij: TENZIJ voorwaarde (DAN clausule)? bron? NEWLINE (INDENT clausuleregel+ DEDENT)?;
aandachtspunt
    : AANDACHTSPUNT naam (BIJ vragen)? (COLON STRING)? bron? NEWLINE (INDENT puntregel+ DEDENT)?;
open: OPEN naam (BIJ vragen)? (COLON STRING)? bron? NEWLINE (INDENT puntregel+ DEDENT)?;
puntregel: ALS voorwaarde NEWLINE # puntAls | lezingregel # puntLezing;
grenzen: VANAF datum (TOT (EN MET)? datum)? | TOT (EN MET)? datum;
bron: BRON bronplaats (COMMA bronplaats)*;
bronplaats: woord? NUMBER (MINUSSIGN NUMBER)? | STRING;

// --- tests -----------------------------------------------------------------------------------------
toets: TOETS STRING (VOOR naam)? (BIJ woord)? NEWLINE INDENT toetsregel+ DEDENT;
toetsregel
    : VERWACHT verwachting NEWLINE                                              # toetsVerwacht
    | GEEN pad NEWLINE                                                          # toetsLeeg
    | NIET pad NEWLINE                                                          # toetsNiet
    | pad (COLON veld (COMMA veld)* | IS waarden)? NEWLINE                      # toetsGegeven;
veld: NIET pad | pad (IS som)?;
verwachting
    : oordeel (WEGENS naam (COMMA naam)*)?                                      # verwachtOordeel
    | naam status                                                               # verwachtRegel
    | ONTBREEKT pad (COMMA pad)*                                                # verwachtOntbreekt
    | ALS naam COLON waarden                                                    # verwachtWaarde
    | VERPLICHT STRING OP datum                                                 # verwachtPlicht;
oordeel: TOEGESTAAN | NIET TOEGESTAAN | NA OVERLEG | ONBEPAALD;
status: VOLDAAN | GESCHONDEN | ONBEKEND | NIET VAN TOEPASSING;

// --- conditions and values -----------------------------------------------------------------------
voorwaarde: conjunctie (OF conjunctie)*;
conjunctie: ontkenning (EN ontkenning)*;
ontkenning: NIET* vergelijking;
vergelijking
    : (ELKE | EEN | GEEN) NUMBER? naam (VAN pad (VANAF som)?)? HEEFT voorwaarde # kwantor
    | op=(HOOGSTENS | MINSTENS) som                                             # omvangsgrens
    | NAAST waarden                                                             # naastWaarden
    | som vergelijkingsdeel?                                                    # gewoneVergelijking;
vergelijkingsdeel
    : IS (NIET? (EEN VAN waarden | som) | grens)                                # isVergelijking
    | grens                                                                     # grensVergelijking
    | BEVAT ((ALLE | EEN | GEEN) VAN)? waarden                                  # bevat;
grens
    : op=(HOOGSTENS | MINSTENS) som                                             # ruimeGrens
    | op=(MEER | MINDER | EERDER | LATER) DAN som                               # strikteGrens
    | VANAF som (TOT (EN MET)? som)?                                            # bereik
    | TOT (EN MET)? som                                                         # bovengrens
    | BINNEN som NA som                                                         # termijn;
waarden: som (COMMA som)*;
som: term ((PLUS | MIN | PLUSSIGN | MINUSSIGN) term)* afronding?;
afronding: AFGEROND richting? OP primair;
richting: NAAR (BOVEN | BENEDEN);
term: factor ((MAAL | STAR | GEDEELD DOOR | SLASH) factor)*;
factor: (MIN | MINUSSIGN)? primair;
primair
    : LPAREN voorwaarde RPAREN                                                  # haakjes
    | datum                                                                     # datumwaarde
    | NUMBER (woord (PER woord)?)?                                              # hoeveelheid
    | EURO NUMBER (PER woord)?                                                  # bedrag
    | NUMBER PERCENT (VAN primair)?                                             # percentage
    | STRING                                                                    # tekst
    | op=(JA | NEE)                                                             # janee
    | AANTAL pad (WAARVAN voorwaarde)?                                          # telwaarde
    | SOM VAN pad (WAARVAN voorwaarde)?                                         # somwaarde
    | op=(HOOGSTE | LAAGSTE) pad (WAARVAN voorwaarde)?                          # uiterste
    | LANGSTE REEKS pad WAARVAN voorwaarde                                      # reekswaarde
    | op=(KLEINSTE | GROOTSTE) VAN som EN som                                   # keuzewaardeVan
    | ALS_WAARDE voorwaarde DAN som ANDERS (som | ONBEKEND)                     # keuzeAls
    | NOG NIET BEPAALD                                                          # nietBepaald
    | pad (TUSSEN som EN som | OP primair | WAARVAN voorwaarde)?                # padwaarde;
datum: (NUMBER MAANDNAAM NUMBER | DATUM) KLOKTIJD?;

// --- names -----------------------------------------------------------------------------------------
pad: naam (VAN naam)*;
namen: naam (COMMA naam)*;
naam: (woord | PRODUCTCODE) (woord | PRODUCTCODE | NUMBER | PER)*;
// The one list of words that start a sentence and may also be part of a name.
woord
    : WORD | AANDACHTSPUNT | AFRONDING | ALLE | ANDER | BEGRIP | BENEDEN | BEPAALD | BOEK
    | BOVEN | CONCEPT | DAG | DELEN | DOCUMENT | DOOR | EENHEID | GEBRUIK | GEGEVENS | GELDIG
    | GROEP | HOORT | IN | KEUZE | LEDEN | LIJST | MEERVOUD | MET | NAAR | OMVANG | OPEN
    | OVERLEG | PRODUCT | PRODUCTEN | REEKS | REGEL | TARIEF | TOEPASSING | TOETS | UIT | VOLGORDE
    | VOOR | ZOALS | ZONDER;
