/** German details of problems whose English text begins with O to Z or a value. */
export const DETAILS_O_TO_Z: Readonly<Record<string, string>> = {
  "One import may have {0} lines. The lines reported are stored; send the rest as another import.":
    "Ein Import darf {0} Zeilen haben. Die gemeldeten Zeilen sind gespeichert; sende den Rest als weiteren Import.",
  "Recalculation {0} counts already; nothing was done a second time. To change the period again, make another recalculation.":
    "Neuberechnung {0} zählt schon; nichts wurde ein zweites Mal getan. Um den Zeitraum noch einmal zu ändern, mache eine weitere Neuberechnung.",
  "Resume the integration first.": "Setze zuerst die Integration fort.",
  "Sample data is only for an installation without any events, because made-up people would stand on the boards beside real ones.":
    "Beispieldaten sind nur für eine Installation ohne Ereignisse, denn sonst stünden erfundene Leute neben echten auf den Ranglisten.",
  "Send an integration key as `Authorization: Bearer <key>`, or sign in.":
    "Sende einen Integrationsschlüssel als `Authorization: Bearer <key>`, oder melde dich an.",
  'Send {"events": […]}, or a JSON array of events.':
    'Sende {"events": […]} oder eine JSON-Liste von Ereignissen.',
  "Set up two-factor for yourself first, then demand it of all admins.":
    "Richte die Zwei-Faktor-Anmeldung zuerst bei dir selbst ein, und verlange sie dann von allen in der Administration.",
  "Somebody else changed this {0} since you read it (revision {1}; now {2}). Nothing was changed. Read it again, then make your change.":
    "Jemand anderes hat das geändert, seit du es gelesen hast ({0}; Fassung {1}, jetzt {2}). Nichts wurde geändert. Lies es noch einmal, und ändere es dann.",
  "Somebody else has to decide about it: another admin, or a manager of your team.":
    "Jemand anderes muss darüber entscheiden: eine andere Person aus der Administration oder ein Manager deines Teams.",
  "The CSV cannot be read as text. {0}": "Die CSV-Datei kann nicht als Text gelesen werden. {0}",
  "The CSV has {0} people, and one may have {1}. Split it. Nothing was stored.":
    "Die CSV-Datei hat {0} Personen, und eine darf {1} haben. Teile sie auf. Nichts wurde gespeichert.",
  "The CSV holds a NUL character or half of a surrogate pair. Leave it out.":
    "Die CSV-Datei enthält ein NUL-Zeichen oder ein halbes Surrogatpaar. Lass es weg.",
  "The CSV may have 1 MiB, also after it was decompressed. Split it. Nothing was stored.":
    "Die CSV-Datei darf 1 MiB haben, auch entpackt. Teile sie auf. Nichts wurde gespeichert.",
  "The Origin header does not name this server. Behind a proxy, set LAUREL_PUBLIC_URL to the address people use.":
    "Der Origin-Header nennt nicht diesen Server. Setze hinter einem Proxy LAUREL_PUBLIC_URL auf die Adresse, die alle verwenden.",
  'The agent "{0}" has another account. An agent has at most one.':
    "Der Agent „{0}“ hat ein anderes Konto. Ein Agent hat höchstens eines.",
  'The agent "{0}" is deactivated. Reactivate the agent first.':
    "Der Agent „{0}“ ist deaktiviert. Aktiviere zuerst den Agenten.",
  "The agent has leave or a request for {0} already. Choose other days, or take that one back first.":
    "Der Agent hat für {0} schon Urlaub oder einen Antrag. Wähle andere Tage, oder ziehe diesen zuerst zurück.",
  "The body cannot be read as text. {0}": "Der Inhalt kann nicht als Text gelesen werden. {0}",
  "The body is empty. Send a JSON object.": "Der Inhalt ist leer. Sende ein JSON-Objekt.",
  'The challenge "{0}" ended at {1}.': "Die Challenge „{0}“ endete am {1}.",
  'The challenge "{0}" was canceled.': "Die Challenge „{0}“ wurde abgesagt.",
  'The charset "{0}" is not known. Send UTF-8.':
    "Der Zeichensatz „{0}“ ist nicht bekannt. Sende UTF-8.",
  "The code is not right. Enter the six digits that the app shows now.":
    "Der Code ist nicht richtig. Gib die sechs Ziffern ein, die die App jetzt zeigt.",
  "The command failed; see the log.": "Der Befehl ist fehlgeschlagen; siehe das Protokoll.",
  "The command is too long.": "Der Befehl ist zu lang.",
  'The current password is not right. Type it again, or sign out and choose "Forgot your password?".':
    "Das jetzige Passwort ist nicht richtig. Gib es noch einmal ein, oder melde dich ab und wähle „Passwort vergessen?“.",
  "The entry is your own. Ask an admin to correct it.":
    "Der Eintrag ist dein eigener. Bitte jemanden aus der Administration, ihn zu korrigieren.",
  "The event was not stored because of an error in Laurel, which has been logged.":
    "Das Ereignis wurde wegen eines Fehlers in Laurel nicht gespeichert; der Fehler steht im Protokoll.",
  "The event was not stored. Send it again after a pause, and send batches.":
    "Das Ereignis wurde nicht gespeichert. Sende es nach einer Pause noch einmal, und sende Stapel.",
  "The event was not stored. Send it again; a repetition is never scored twice.":
    "Das Ereignis wurde nicht gespeichert. Sende es noch einmal; eine Wiederholung wird nie doppelt gewertet.",
  'The event with source "{0}" and id "{1}" is a reversal itself. Send the work again under a new id instead.':
    "Das Ereignis mit der Quelle „{0}“ und der ID „{1}“ ist selbst eine Rücknahme. Sende die Arbeit stattdessen unter einer neuen ID noch einmal.",
  "The file did not come to its end. What was reported is stored. Send the file again; nothing is scored twice.":
    "Die Datei kam nicht bis zum Ende. Was gemeldet wurde, ist gespeichert. Sende die Datei noch einmal; nichts wird doppelt gewertet.",
  "The file holds bytes that are not valid {0}, or ends within a character. Save it as UTF-8.":
    "Die Datei enthält Bytes, die kein gültiges {0} sind, oder endet mitten in einem Zeichen. Speichere sie als UTF-8.",
  "The file is a workbook of a spreadsheet (such as .xlsx) or a ZIP archive. Save the sheet as CSV, or unpack the archive, and send that.":
    "Die Datei ist eine Arbeitsmappe einer Tabellenkalkulation (etwa .xlsx) oder ein ZIP-Archiv. Speichere das Blatt als CSV, oder entpacke das Archiv, und sende das.",
  "The file is damaged or incomplete. {0}": "Die Datei ist beschädigt oder unvollständig. {0}",
  "The file is {0}. {1}": "Die Datei ist {0}. {1}",
  "The file looks like a JSON list. Write one event per line, without brackets and commas.":
    "Die Datei sieht wie eine JSON-Liste aus. Schreibe ein Ereignis je Zeile, ohne Klammern und Kommas.",
  "The import ended because of an error in Laurel, which has been logged. What was reported is stored. Send the file again; nothing is scored twice.":
    "Der Import endete wegen eines Fehlers in Laurel, der im Protokoll steht. Was gemeldet wurde, ist gespeichert. Sende die Datei noch einmal; nichts wird doppelt gewertet.",
  "The integration key is unknown or was revoked. Make a new one with `deno task key`.":
    "Der Integrationsschlüssel ist unbekannt oder wurde widerrufen. Mache einen neuen mit `deno task key`.",
  "The integration key was revoked while the import ran. What was reported is stored.":
    "Der Integrationsschlüssel wurde während des Imports widerrufen. Was gemeldet wurde, ist gespeichert.",
  "The invitation was accepted; the person has an account.":
    "Die Einladung wurde angenommen; die Person hat ein Konto.",
  "The invitation was revoked. Invite the person again.":
    "Die Einladung wurde widerrufen. Lade die Person noch einmal ein.",
  'The key lacks the scope "{0}". Make one that has it with `deno task key`.':
    "Dem Schlüssel fehlt der Bereich „{0}“. Mache einen, der ihn hat, mit `deno task key`.",
  "The line could not be read as JSON: {0}": "Die Zeile ließ sich nicht als JSON lesen: {0}",
  "The line holds bytes that are not valid UTF-8. Save the file as UTF-8.":
    "Die Zeile enthält Bytes, die kein gültiges UTF-8 sind. Speichere die Datei als UTF-8.",
  "The password is not right. Check it and try again.":
    "Das Passwort ist nicht richtig. Prüfe es und versuche es noch einmal.",
  "The picture has {0}. At most {1} × {2} are decoded; send a smaller copy.":
    "Das Bild hat {0}. Höchstens {1} × {2} werden gelesen; sende eine kleinere Kopie.",
  "The picture is animated. Send a still picture.": "Das Bild ist animiert. Sende ein Standbild.",
  "The request could not be carried out; try again later.":
    "Die Anfrage konnte nicht ausgeführt werden; versuche es später noch einmal.",
  "The request failed because of an error in Laurel, which has been logged.":
    "Die Anfrage schlug wegen eines Fehlers in Laurel fehl, der im Protokoll steht.",
  "The request holds a NUL character. Leave it out.":
    "Die Anfrage enthält ein NUL-Zeichen. Lass es weg.",
  "The request was decided or taken back in the meantime. Load the list again.":
    "Über den Antrag wurde inzwischen entschieden, oder er wurde zurückgezogen. Lade die Liste neu.",
  "The sample data is there already. Remove it first, then add it again.":
    "Die Beispieldaten sind schon da. Entferne sie zuerst, und füge sie dann wieder hinzu.",
  "The time {0} is more than {1} days before {2}, when the event arrived.":
    "Die Zeit {0} liegt mehr als {1} Tage vor {2}, als das Ereignis ankam.",
  "The time {0} is more than {1} minutes ahead of {2}, when the event arrived. Check the sender's clock and time zone.":
    "Die Zeit {0} liegt mehr als {1} Minuten nach {2}, als das Ereignis ankam. Prüfe Uhr und Zeitzone des Absenders.",
  "The token is not right.": "Das Token ist nicht richtig.",
  "The webhook was not stored. Send it again; a repetition is never scored twice.":
    "Der Webhook wurde nicht gespeichert. Sende ihn noch einmal; eine Wiederholung wird nie doppelt gewertet.",
  "The {0} is in use: {1}. Change these first.": "In Gebrauch ({0}): {1}. Ändere das zuerst.",
  "There are {0} webhooks already. Remove one that is not needed any more.":
    "Es gibt schon {0} Webhooks. Entferne einen, der nicht mehr gebraucht wird.",
  "There is nothing at this address": "Unter dieser Adresse gibt es nichts",
  "This address asks too often. Wait a moment.":
    "Diese Adresse fragt zu oft nach Ranglisten. Warte einen Moment.",
  'This event comes from "{0}" and reverses one of "{1}". A tool can only take back its own events; a key with the scope "admin" can take back any.':
    "Dieses Ereignis kommt von „{0}“ und nimmt eines von „{1}“ zurück. Ein Werkzeug kann nur seine eigenen Ereignisse zurücknehmen; ein Schlüssel mit dem Bereich „admin“ jedes.",
  "This instance serves {0} live connections. Try again later.":
    "Diese Instanz bedient {0} Live-Verbindungen. Versuche es später noch einmal.",
  "This is for people who are signed in, not for keys.":
    "Das ist für angemeldete Personen, nicht für Schlüssel.",
  "This is where a tool sends its webhooks, with POST.":
    "Hierher sendet ein Werkzeug seine Webhooks, mit POST.",
  "Too many tries. Try again in {0} minutes.":
    "Zu viele Versuche. Versuche es in {0} Minuten noch einmal.",
  "Too many tries. Try again in {0} seconds.":
    "Zu viele Versuche. Versuche es in {0} Sekunden noch einmal.",
  "Turn your own two-factor off with your password at /two-factor. Another admin can do it here when you cannot sign in.":
    "Schalte deine eigene Zwei-Faktor-Anmeldung unter /two-factor mit deinem Passwort aus. Kannst du dich nicht anmelden, geht es hier durch eine andere Person aus der Administration.",
  "Two-factor is off. Set it up first.":
    "Die Zwei-Faktor-Anmeldung ist aus. Richte sie zuerst ein.",
  "Two-factor is on already. Turn it off first to set up another device.":
    "Die Zwei-Faktor-Anmeldung ist schon an. Schalte sie zuerst aus, um ein anderes Gerät einzurichten.",
  "Version {0} has begun, was withdrawn, or scores only in recalculations. Publish another version to replace one that has begun.":
    "Version {0} hat begonnen, wurde zurückgezogen oder wertet nur bei Neuberechnungen. Veröffentliche eine andere Version, um eine zu ersetzen, die begonnen hat.",
  "You are in a group that comes later. Your work goes on as usual, and pays no points meanwhile.":
    "Du bist in einer Gruppe, die später dazukommt. Deine Arbeit geht weiter wie gewohnt und bringt solange keine Punkte.",
  "You sign in with a provider, which has its own second step. Turn it on there.":
    "Du meldest dich mit einem Anbieter an, der einen eigenen zweiten Schritt hat. Schalte ihn dort ein.",
  "Your account is not tied to an agent. Ask an admin to tie it to one.":
    "Dein Konto gehört zu keinem Agenten. Bitte jemanden aus der Administration, es zuzuordnen.",
  "Your account is not tied to an agent. Sign in as an agent, or ask an admin to tie it.":
    "Dein Konto gehört zu keinem Agenten. Melde dich als Agent an, oder bitte jemanden aus der Administration, es zuzuordnen.",
  "Your organization demands two-factor of admins. Set it up at /two-factor, then continue here.":
    "Deine Organisation verlangt von allen in der Administration die Zwei-Faktor-Anmeldung. Richte sie unter /two-factor ein, und mache dann hier weiter.",
  "Your role is agent. A manager of the team or an admin can do it.":
    "Deine Rolle ist Agent. Ein Manager des Teams oder jemand aus der Administration kann es tun.",
  "Your role is {0}. Ask an admin to do it, or to change your role.":
    "Deine Rolle ist {0}. Bitte jemanden aus der Administration, es zu tun oder deine Rolle zu ändern.",
  "agent {0} has an account already; an agent has at most one":
    "Der Agent {0} hat schon ein Konto; ein Agent hat höchstens eines",
  "endsAt: {0}. Swap the two, or move the end.":
    "endsAt: {0}. Vertausche die beiden, oder verschiebe das Ende.",
  "key: {0}. Choose another key, or change that challenge.":
    "key: {0}. Wähle einen anderen Schlüssel, oder ändere diese Challenge.",
  "one of the teams {0} does not exist": "Eines der Teams {0} gibt es nicht",
  "startsAt: {0}. Let it start now or later.":
    "startsAt: {0}. Lass sie jetzt oder später beginnen.",
  'there is a key named "{0}" (revoked keys keep their name, because the ledger names it); choose another name':
    "Es gibt einen Schlüssel mit dem Namen „{0}“ (widerrufene behalten ihren Namen, weil das Punktebuch ihn nennt); wähle einen anderen Namen",
  "there is no agent {0}": "Den Agenten {0} gibt es nicht",
  "{0} imports run on this instance already. Try again when one has ended.":
    "{0} Importe laufen schon auf dieser Instanz. Versuche es wieder, wenn einer fertig ist.",
  "{0} challenges are upcoming or running. Cancel one, or wait until one ends.":
    "{0} Challenges stehen bevor oder laufen. Sage eine ab, oder warte, bis eine endet.",
  "{0} weekly reports go out already. Remove one that nobody reads.":
    "{0} Wochenberichte gehen schon hinaus. Entferne einen, den niemand liest.",
  "{0} has an account already. Make it an administrator who can sign in with `deno task admin recover {1}`.":
    "{0} hat schon ein Konto. Mache es mit `deno task admin recover {1}` zu einem Administrator, der sich anmelden kann.",
  "{0} has an account already; choose another e-mail or change that account":
    "{0} hat schon ein Konto; wähle eine andere E-Mail-Adresse, oder ändere dieses Konto",
  "{0} has no account. Make one with `deno task admin create {1}`.":
    "{0} hat kein Konto. Lege eines mit `deno task admin create {1}` an.",
  '{0} of {1} people cannot become agents, so nobody did. Leave them out, or ask without "isAllOrNothing".':
    "{0} von {1} Personen können keine Agenten werden, deshalb wurde es niemand. Lass sie weg, oder frage ohne „isAllOrNothing“.",
  "{0}: {1}. {2}": "{0}: {1}. {2}",
  "{0} For work that was done, recalculate its period.":
    "{0} Für Arbeit, die schon getan ist, berechne den Zeitraum neu.",
  "{0} integrations are set up. Delete one that is not used any more.":
    "{0} Integrationen sind eingerichtet. Lösche eine, die nicht mehr gebraucht wird.",
  "{0}. For work that was done, publish rules that name the type, and recalculate its period.":
    "{0}. Für Arbeit, die schon getan ist, veröffentliche Regeln, die die Art nennen, und berechne den Zeitraum neu.",
  "{0} has {1}.{2}": "{0} hat {1}.{2}",
  "{0}: {1}": "{0}: {1}",
  "{0}: {1}. An admin can make challenges for everybody.":
    "{0}: {1}. In der Administration lassen sich Challenges für alle anlegen.",
  "{0} does not answer {1}. Use {2}.": "{0} antwortet nicht auf {1}. Nimm {2}.",
  "{0}{1}. Nothing was stored.": "{0}{1}. Nichts wurde gespeichert.",
  "{0} makes this secret. Make a new one there and enter it here.":
    "{0} erzeugt dieses Geheimnis. Mache dort ein neues, und trage es hier ein.",
  "{0} Send the body uncompressed, or compressed with gzip or deflate.":
    "{0} Sende den Inhalt unkomprimiert oder mit gzip oder deflate komprimiert.",
  "{0} The first line must name the columns: name, email, and if you like role, team, zone and agent, separated by commas, semicolons or tabs. Nothing was stored.":
    "{0} Die erste Zeile muss die Spalten nennen: name, email und, wenn du magst, role, team, zone und agent, getrennt durch Kommas, Semikolons oder Tabs. Nichts wurde gespeichert.",
  "{0} The first line must name the columns: {1}, and if you like source, time and data.<field>, separated by commas, semicolons or tabs. Nothing was stored.":
    "{0} Die erste Zeile muss die Spalten nennen: {1} und, wenn du magst, source, time und data.<field>, getrennt durch Kommas, Semikolons oder Tabs. Nichts wurde gespeichert.",
  "{0} The first line names the columns, in any order: {1}. Only {2} is needed. Separate them by commas, semicolons or tabs. Nothing was stored.":
    "{0} Die erste Zeile nennt die Spalten in beliebiger Reihenfolge: {1}. Nötig ist nur {2}. Trenne sie durch Kommas, Semikolons oder Tabs. Nichts wurde gespeichert.",
  "{0}. It counts nothing any more.": "{0}. Es zählt nicht mehr.",
  "The address of the push service is no address that can be read.":
    "Die Adresse des Push-Dienstes ist keine lesbare Adresse.",
  "Push services have https:// addresses.": "Push-Dienste haben https://-Adressen.",
  "The address of a push service holds no user name, password or fragment.":
    "Die Adresse eines Push-Dienstes enthält weder Benutzernamen noch Passwort noch Fragment.",
  "Push services listen on the port of https, 443.":
    "Push-Dienste sind am Port von https zu erreichen, 443.",
  "The address of the push service is in a private network, which no browser uses.":
    "Die Adresse des Push-Dienstes liegt in einem privaten Netz; das nutzt kein Browser.",
  "The address at the push service is stored with other keys. Unsubscribe the browser, and subscribe it again.":
    "Die Adresse beim Push-Dienst ist mit anderen Schlüsseln gespeichert. Melde den Browser ab und wieder an.",
  "The browser subscribed with the key of another server. Unsubscribe it there, and subscribe with the key of this one.":
    "Der Browser hat sich mit dem Schlüssel eines anderen Servers angemeldet. Melde ihn dort ab, und mit dem Schlüssel dieses Servers an.",
};
