/** German sentences about what is wrong with rules, or may be, and the values in them. */
export const RULE_ISSUES: Readonly<Record<string, string>> = {
  '"{0}" is a name of Laurel\'s own arithmetic; choose another one':
    "„{0}“ ist ein Name aus Laurels eigener Rechnung; wähle einen anderen",
  '"{0}" is the name of {1} already; the arithmetic could not tell them apart':
    "„{0}“ heißt schon {1}; in der Rechnung ließen sie sich nicht unterscheiden",
  'this action has no bonus or multiplier "{0}"; there are {1}':
    "diese Aktion hat keinen Bonus oder Faktor „{0}“; es gibt {1}",
  'this action has no bonus or multiplier "{0}"; it has no others':
    "diese Aktion hat keinen Bonus oder Faktor „{0}“; sie hat keine anderen",
  '"{0}" is none of the fields Laurel knows; did you mean "{1}"?':
    "„{0}“ ist keines der Felder, die Laurel kennt; meinst du „{1}“?",
  '"{0}" is none of the fields Laurel knows, so nothing checks what events send for it':
    "„{0}“ ist keines der Felder, die Laurel kennt; niemand prüft also, was Ereignisse dafür senden",
  '"{0}" never applies: "{1}" must apply and must not apply':
    "„{0}“ gilt nie: „{1}“ muss gelten und darf nicht gelten",
  '"{0}" depends on itself': "„{0}“ hängt von sich selbst ab",
  "these depend on each other in a circle: {0}": "diese hängen im Kreis voneinander ab: {0}",
  "is no known type of event; define it under Event Types first":
    "ist keine bekannte Ereignisart; definiere sie zuerst unter „Ereignisarten“",
  "{0} must be {1}, and that range is empty: its first number is the larger one":
    "{0} muss {1} sein, und dieser Bereich ist leer: Die erste Zahl ist die größere",
  "{0} must be {1}, and never is: it {2}": "{0} muss {1} sein und ist es nie: Es {2}",
  "{0} must be {1}, and no value is": "{0} muss {1} sein, und kein Wert ist das",
  "{0} must be {1}, and no value is: it {2}": "{0} muss {1} sein, und kein Wert ist das: Es {2}",
  "one event could pay {0} points; more than {1} are never paid. Lower the factors, or set maxPoints":
    "ein Ereignis könnte {0} Punkte bringen; mehr als {1} gibt es nie. Senke die Faktoren, oder begrenze die Punkte eines Ereignisses",
  "it never pays anything; without a rule it is recorded":
    "das bringt nie etwas; ohne Regel wird es nur aufgezeichnet",
  "it is below the base of {0}, so every event pays {1} at most, and bonuses add nothing":
    "das liegt unter der Basis von {0}; jedes Ereignis bringt also höchstens {1}, und Boni bringen nichts dazu",
  "it is the base of {0}, so bonuses and multipliers add nothing":
    "das ist die Basis von {0}; Boni und Faktoren bringen also nichts dazu",
  '"{0}" adds nothing': "„{0}“ bringt nichts dazu",
  '"{0}" changes nothing': "„{0}“ ändert nichts",
  "a cooldown counts within one day; so long a one allows one paid event per day, as maxPerDay 1 would":
    "eine Pause zählt innerhalb eines Tages; eine so lange erlaubt ein bezahltes Ereignis am Tag, wie eine Grenze von 1 am Tag",
  "it is never reached: with {0} seconds in between, a day has room for {1}":
    "das wird nie erreicht: Mit {0} Sekunden dazwischen passen {1} in einen Tag",
  "it is above the daily ceiling of {0}, so not even the first event of a day pays all of it":
    "das liegt über der Tagesgrenze von {0}; nicht einmal das erste Ereignis eines Tages bringt alles",
  "the total is at most {0} x {1}, so the bonus for consecutive days adds nothing":
    "zusammen sind es höchstens {0} × {1}; der Bonus für weitere Tage bringt also nichts dazu",
  "nobody gets points for work: no action pays anything":
    "niemand bekommt Punkte für Arbeit: Keine Aktion bringt etwas",
  "nobody gets points for work: every action pays 0 points":
    "niemand bekommt Punkte für Arbeit: Jede Aktion bringt 0 Punkte",
  "one event can pay {0} points, and nothing limits how often: set a cap, a cooldown, or a ceiling for the day":
    "ein Ereignis kann {0} Punkte bringen, und nichts begrenzt, wie oft: Setze eine Grenze, eine Pause oder eine Tagesgrenze",
};

/** What stands in those sentences: fields, demands on them, and what they can hold. */
export const RULE_ISSUE_VALUES: Readonly<Record<string, string>> = {
  "response time": "Antwortzeit",
  "talk time": "Gesprächszeit",
  quality: "Qualität",
  accuracy: "Genauigkeit",
  satisfaction: "Zufriedenheit",
  "data quality": "Datenqualität",
  efficiency: "Effizienz",
  "completeness gain": "Zuwachs an Vollständigkeit",
  score: "Bewertung",
  "resolution time": "Lösungszeit",
  completeness: "Vollständigkeit",
  value: "Wert",
  "days in stage": "Tage in der Phase",
  "cycle days": "Tage bis zum Abschluss",
  vip: "VIP",
  converted: "Abschluss",
  "first contact": "Erstkontakt",
  "on time": "Pünktlichkeit",
  "the streak in days": "die Serie in Tagen",
  "the number of such events on the day": "die Anzahl solcher Ereignisse an dem Tag",
  yes: "ja",
  no: "nein",
  "below {0}": "unter {0}",
  "at most {0}": "höchstens {0}",
  "above {0}": "über {0}",
  "at least {0}": "mindestens {0}",
  "one of {0}": "eines von {0}",
  "between {0} and {1}": "zwischen {0} und {1}",
  "{0} and {1}": "{0} und {1}",
  "is yes or no": "ist ja oder nein",
  "is text or a whole number": "ist Text oder eine ganze Zahl",
  "is the identity of another event": "ist die Kennung eines anderen Ereignisses",
  "is a number": "ist eine Zahl",
  "is a number, at most {0}": "ist eine Zahl, höchstens {0}",
  "is a number, at least {0}": "ist eine Zahl, mindestens {0}",
  "is a number from {0} to {1}": "ist eine Zahl von {0} bis {1}",
  "is a whole number": "ist eine ganze Zahl",
  "is a whole number, at most {0}": "ist eine ganze Zahl, höchstens {0}",
  "is a whole number, at least {0}": "ist eine ganze Zahl, mindestens {0}",
  "is a whole number from {0} to {1}": "ist eine ganze Zahl von {0} bis {1}",
};
