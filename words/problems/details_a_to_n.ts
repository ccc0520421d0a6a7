/** German details of problems whose English text begins with a quoted value or A to N. */
export const DETAILS_A_TO_N: Readonly<Record<string, string>> = {
  '"{0}" is the id, the e-mail or an alias of another agent. Merge that agent into this one if they are one person.':
    "„{0}“ ist die ID, die E-Mail-Adresse oder ein Alias eines anderen Agenten. Führe die beiden zusammen, wenn sie eine Person sind.",
  '"{0}" was an agent of its own, whose work is this agent\'s now. It stays an alias.':
    "„{0}“ war ein eigener Agent, dessen Arbeit jetzt diesem Agenten gehört. Es bleibt ein Alias.",
  '"{0}" is not supported. Send application/json, {1} or {2}.':
    "„{0}“ wird nicht unterstützt. Sende application/json, {1} oder {2}.",
  '"{0}" is not supported. Send application/json.':
    "„{0}“ wird nicht unterstützt. Sende application/json.",
  '"{0}" is not supported. Send text/csv.': "„{0}“ wird nicht unterstützt. Sende text/csv.",
  '"{0}" began at {1}, and people have worked under it. End it, then create another one.':
    "„{0}“ begann am {1}, und es wurde darunter gearbeitet. Beende ihn und lege dann einen anderen an.",
  '"{0}" ended at {1}. What it did then stays; take single events back, or recalculate the period.':
    "„{0}“ endete am {1}. Was er damals bewirkte, bleibt; nimm einzelne Ereignisse zurück, oder berechne den Zeitraum neu.",
  '"{0}" with the id "{1}" was booked by Laurel itself. {2}':
    "„{0}“ mit der ID „{1}“ wurde von Laurel selbst gebucht. {2}",
  '"{0}" with the id "{1}" was booked by Laurel itself. {2} Reverse the events that should not count, or correct one of them by a difference.':
    "„{0}“ mit der ID „{1}“ wurde von Laurel selbst gebucht. {2} Nimm die Ereignisse zurück, die nicht zählen sollen, oder korrigiere eines um eine Differenz.",
  '"{0}" is a type that only Laurel itself makes.':
    "„{0}“ ist eine Art, die nur Laurel selbst erzeugt.",
  '"{0}" is not a type that can be sent. Laurel knows: {1}. An admin can define other types under Event Types.':
    "„{0}“ ist keine Art, die gesendet werden kann. Laurel kennt: {1}. In der Verwaltung lassen sich unter „Ereignisarten“ weitere festlegen.",
  '"{0}" is not supported. Send application/x-ndjson (an event per line) or text/csv.':
    "„{0}“ wird nicht unterstützt. Sende application/x-ndjson (ein Ereignis je Zeile) oder text/csv.",
  '"{0}" is a type of event already. Choose another name, or change that type.':
    "„{0}“ ist schon eine Ereignisart. Wähle einen anderen Namen, oder ändere diese.",
  '"{0}" is a type that Laurel brings along: tools rely on its name and its fields, so it can be neither changed nor deleted. What it pays is in the rules.':
    "„{0}“ ist eine Art, die Laurel mitbringt: Werkzeuge verlassen sich auf ihren Namen und ihre Felder, deshalb kann sie weder geändert noch gelöscht werden. Was sie zahlt, steht in den Regeln.",
  "A WebSocket with a session cookie can only be opened by Laurel's own pages.":
    "Ein WebSocket mit einem Sitzungs-Cookie kann nur von Laurels eigenen Seiten geöffnet werden.",
  "A batch may have {0} events, this one has {1}. None was stored.":
    "Ein Stapel darf {0} Ereignisse haben, dieser hat {1}. Keines wurde gespeichert.",
  "A body may have 1 MiB, also after it was decompressed. Send fewer events at a time, or use the import.":
    "Ein Inhalt darf 1 MiB haben, auch entpackt. Sende weniger Ereignisse auf einmal, oder nutze den Import.",
  "A deactivated person cannot sign in. Reactivate the account first.":
    "Eine deaktivierte Person kann sich nicht anmelden. Aktiviere zuerst das Konto.",
  "A file may have {0} lines below the header. Split it into several files. Nothing was stored.":
    "Eine Datei darf unter der Kopfzeile {0} Zeilen haben. Teile sie auf mehrere Dateien auf. Nichts wurde gespeichert.",
  "A file of days may have 5 MiB. Split it into several files.":
    "Eine Datei mit Tagen darf 5 MiB haben. Teile sie auf mehrere Dateien auf.",
  "A file of people may have 5 MiB. Split it into several files.":
    "Eine Datei mit Personen darf 5 MiB haben. Teile sie auf mehrere Dateien auf.",
  "A holdout that has begun stays, because its days are explained by it. End it instead.":
    "Eine Vergleichsgruppe, die begonnen hat, bleibt, denn sie erklärt ihre Tage. Beende sie stattdessen.",
  "A line may have {0} KiB. Leave out what is not about the event.":
    "Eine Zeile darf {0} KiB haben. Lass weg, was nicht zum Ereignis gehört.",
  "A picture may have 10 MiB. Make a smaller copy; it is shown with 256 × 256 pixels.":
    "Ein Bild darf 10 MiB haben. Mache eine kleinere Kopie; gezeigt werden 256 × 256 Pixel.",
  "A quote is opened and not closed within 64 KiB. Close it, or double it when it belongs to the text.":
    "Ein Anführungszeichen wird geöffnet und innerhalb von 64 KiB nicht geschlossen. Schließe es, oder verdopple es, wenn es zum Text gehört.",
  "A request to /api/auth has at most {0} bytes.":
    "Eine Anfrage an /api/auth hat höchstens {0} Byte.",
  "A webhook with this id and other content was received before. Nothing was changed. Give every event an id of its own.":
    "Ein Webhook mit dieser ID und anderem Inhalt ging schon ein. Nichts wurde geändert. Gib jedem Ereignis eine eigene ID.",
  "Administrative changes are only made when the audit log can record them. Nothing was changed. Try again in a moment.":
    "Änderungen an der Verwaltung werden nur gemacht, wenn das Audit-Protokoll sie aufnehmen kann. Nichts wurde geändert. Versuche es gleich noch einmal.",
  "An event can be corrected {0} times. Reverse it and send the work again.":
    "Ein Ereignis kann {0} Mal korrigiert werden. Nimm es zurück und sende die Arbeit noch einmal.",
  'An event with source "{0}" and id "{1}" is already stored with other content. Send changed content under a new id, or reverse the stored event first.':
    "Ein Ereignis mit der Quelle „{0}“ und der ID „{1}“ ist schon mit anderem Inhalt gespeichert. Sende geänderten Inhalt unter einer neuen ID, oder nimm zuerst das gespeicherte Ereignis zurück.",
  'An integration is called "{0}" already. Choose another name.':
    "Eine Integration heißt schon „{0}“. Wähle einen anderen Namen.",
  "An outgoing webhook is on, and would tell another system about people who do not exist. Turn it off first.":
    "Ein ausgehender Webhook ist an und würde einem anderen System von Leuten berichten, die es nicht gibt. Schalte ihn zuerst aus.",
  'Another agent has the id "{0}"{1}, or is known by it as an alias. Choose another, or change that agent.':
    "Ein anderer Agent hat die ID „{0}“{1} oder ist unter ihr als Alias bekannt. Wähle eine andere, oder ändere diesen Agenten.",
  'Another calendar is named "{0}". Choose another name, or change that calendar.':
    "Ein anderer Kalender heißt „{0}“. Wähle einen anderen Namen, oder ändere diesen Kalender.",
  'Another team has the id "{0}". Choose another, or rename that team.':
    "Ein anderes Team hat die ID „{0}“. Wähle eine andere, oder benenne dieses Team um.",
  "Ask your manager to correct the entry.": "Bitte deinen Manager, den Eintrag zu korrigieren.",
  "At least one person in a tool is mapped to a sample agent, and their real work would be deleted, too. Map them to another agent first: Integrations, People.":
    "Mindestens eine Person in einem Werkzeug ist einem Beispiel-Agenten zugeordnet, und ihre echte Arbeit würde mit gelöscht. Ordne sie zuerst einem anderen Agenten zu: Integrationen, Personen.",
  "At most {0} recalculations can be applied. Publish the rules as a version of their own instead of recalculating one period after the other.":
    "Höchstens {0} Neuberechnungen können angewendet werden. Veröffentliche die Regeln als eigene Version, statt einen Zeitraum nach dem anderen neu zu berechnen.",
  "At most {0} drafts are kept. Delete those that nobody needs any more.":
    "Höchstens {0} Entwürfe werden aufbewahrt. Lösche die, die niemand mehr braucht.",
  "At most {0} trials run at a time. Wait until one is finished.":
    "Höchstens {0} Probeläufe laufen gleichzeitig. Warte, bis einer fertig ist.",
  "Connect with a WebSocket client, or read the same messages from /api/v1/stream.":
    "Verbinde dich mit einem WebSocket-Client, oder lies dieselben Nachrichten von /api/v1/stream.",
  "Every right to spin was used. Streaks, levels and achievements earn new ones.":
    "Jeder Dreh ist verbraucht. Serien, Level und Erfolge bringen neue.",
  "For this tool Laurel makes the secret. Leave it out, or ask for a new one by rotating.":
    "Bei diesem Werkzeug erzeugt Laurel das Geheimnis. Lass es weg, oder lass dir ein neues geben.",
  "It could not be authenticated.": "Die Echtheit ließ sich nicht prüfen.",
  "It counts {0} now, not {1}. {2} Look at it again before you change it.":
    "Er zählt jetzt {0}, nicht {1}. {2} Sieh ihn dir noch einmal an, bevor du ihn änderst.",
  "It is a correction itself. Correct the event that it is about again, or reverse the correction.":
    "Es ist selbst eine Korrektur. Korrigiere das Ereignis, um das es geht, noch einmal, oder nimm die Korrektur zurück.",
  "It is said to be compressed with {0}, and could not be decompressed so: it is something else, or only part of it arrived.":
    "Er soll mit {0} komprimiert sein und ließ sich so nicht entpacken: Er ist etwas anderes, oder nur ein Teil kam an.",
  "It takes back another event and is worth nothing itself.":
    "Es nimmt ein anderes Ereignis zurück und ist selbst nichts wert.",
  "Its body could not be read as what the tool sends, so it was not kept. Have the tool send it again.":
    "Sein Inhalt ließ sich nicht als das lesen, was das Werkzeug sendet, und wurde deshalb nicht behalten. Lass das Werkzeug ihn noch einmal senden.",
  "More than 1 GiB comes out of the compressed file. What was reported is stored; send it in several parts.":
    "Aus der komprimierten Datei kommt mehr als 1 GiB. Was gemeldet wurde, ist gespeichert; sende sie in mehreren Teilen.",
  'No agent has the id "{0}". Create the agent first.':
    "Kein Agent hat die ID „{0}“. Lege den Agenten zuerst an.",
  'No agent has the id or e-mail "{0}", and this key may not create agents. Create the agent first, or use a key that may.':
    "Kein Agent hat die ID oder E-Mail-Adresse „{0}“, und dieser Schlüssel darf keine Agenten anlegen. Lege den Agenten zuerst an, oder verwende einen Schlüssel, der das darf.",
  "No challenge has this id, or it is not for you.":
    "Keine Challenge hat diese ID, oder sie ist nicht für dich.",
  "No draft of rules has this id. Perhaps somebody published or deleted it.":
    "Kein Entwurf von Regeln hat diese ID. Vielleicht hat ihn jemand veröffentlicht oder gelöscht.",
  'No event with the source "{0}" and the id "{1}" is stored. Mind that both are percent-encoded in the address. To take back an event that is yet to come, send an event_reversed event.':
    "Kein Ereignis mit der Quelle „{0}“ und der ID „{1}“ ist gespeichert. Beide sind in der Adresse prozentkodiert. Um ein Ereignis zurückzunehmen, das noch kommt, sende ein Ereignis event_reversed.",
  "No integration of this kind has this id. Copy the address from Laurel's settings.":
    "Keine Integration dieser Art hat diese ID. Kopiere die Adresse aus Laurels Einstellungen.",
  "No recalculation has this id.": "Keine Neuberechnung hat diese ID.",
  "No rule set has the version {0}.": "Kein Regelwerk hat die Version {0}.",
  'No team has the id "{0}". Create the team first.':
    "Kein Team hat die ID „{0}“. Lege das Team zuerst an.",
  "No {0} has this id, or it is not yours to see.":
    "Unter dieser ID gibt es nichts, oder es ist nicht für dich sichtbar ({0}).",
  "Nobody could administer Laurel afterwards. Make somebody else an administrator first.":
    "Danach könnte niemand mehr Laurel verwalten. Mache zuerst jemand anderen zum Administrator.",
  "Nobody else who can sign in is an administrator. Make somebody else one first.":
    "Sonst kann sich niemand mit Verwaltungsrechten anmelden. Mache zuerst jemand anderen zum Administrator.",
  "Nobody erases themselves. Ask another admin to do it.":
    "Niemand löscht sich selbst. Bitte eine andere Person aus der Administration darum.",
  "Nothing came for {0} s, so the import ended. What was reported is stored. Send the file again; nothing is scored twice.":
    "{0} s lang kam nichts, deshalb endete der Import. Was gemeldet wurde, ist gespeichert. Sende die Datei noch einmal; nichts wird doppelt gewertet.",
  "Nothing is sent by a webhook that is off. Turn it on first.":
    "Ein ausgeschalteter Webhook sendet nichts. Schalte ihn zuerst ein.",
  "Laurel has no keys for Web Push. Whoever runs Laurel can set them.":
    "Laurel hat keine Schlüssel für Web Push. Wer Laurel betreibt, kann sie setzen.",
};
