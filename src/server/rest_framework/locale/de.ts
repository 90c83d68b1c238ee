/**
 * Messages of Django REST framework 3.18 in German, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const DE: Messages = {
  '"{input}" is not a valid choice.': '"{input}" ist keine gültige Option.',
  "A server error occurred.": "Ein Serverfehler ist aufgetreten.",
  "A valid integer is required.": "Eine gültige Ganzzahl ist erforderlich.",
  "A valid number is required.": "Eine gültige Zahl ist erforderlich.",
  "Authentication credentials were not provided.": "Anmeldedaten fehlen.",
  "Could not satisfy the request Accept header.":
    "Kann die Accept Kopfzeile der Anfrage nicht erfüllen.",
  Created: "Erzeugt",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Datum hat das falsche Format. Nutze stattdessen eines dieser Formate: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Datums- und Zeitangabe hat das falsche Format. Nutze stattdessen eines dieser Formate: {format}.",
  "Datetime value out of range.": "Datumsangabe außerhalb des Bereichs.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Laufzeit hat das falsche Format. Benutze stattdessen eines dieser  Formate {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Stelle sicher, dass es nicht mehr als {max_decimal_places} Nachkommastellen lang ist.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Stelle sicher, dass es insgesamt nicht mehr als {max_digits} Ziffern lang ist.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Stelle sicher, dass es nicht mehr als {max_whole_digits} Stellen vor dem Komma lang ist.",
  "Ensure this field has at least {min_length} characters.":
    "Stelle sicher, dass dieses Feld mindestens {min_length} Zeichen lang ist.",
  "Ensure this field has at least {min_length} elements.":
    "Dieses Feld muss mindestens {min_length} Einträge enthalten.",
  "Ensure this field has no more than {max_length} characters.":
    "Stelle sicher, dass dieses Feld nicht mehr als {max_length} Zeichen lang ist.",
  "Ensure this field has no more than {max_length} elements.":
    "Dieses Feld darf nicht mehr als {max_length} Einträge enthalten.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Stelle sicher, dass dieser Wert größer oder gleich {min_value} ist.",
  "Ensure this value is less than or equal to {max_value}.":
    "Stelle sicher, dass dieser Wert kleiner oder gleich {max_value} ist.",
  'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.':
    'Gib ein gültiges "slug" aus Unicode-Buchstaben, Ziffern, Unterstrichen und Minuszeichen ein.',
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Gib ein gültiges "slug" aus Buchstaben, Ziffern, Unterstrichen und Minuszeichen ein.',
  "Enter a valid URL.": "Gib eine gültige URL ein.",
  "Enter a valid email address.": "Gib eine gültige E-Mail Adresse an.",
  "Expected a date but got a datetime.":
    "Erwarte ein Datum, erhielt aber eine Datums- und Zeitangabe.",
  "Expected a datetime but got a date.":
    "Erwarte eine Datums- und Zeitangabe, erhielt aber ein Datum.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Erwartete ein Dictionary mit Elementen, erhielt aber den Typ "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Erwarte eine Liste von Elementen, erhielt aber den Typ "{input_type}".',
  "Expected available in {wait} second.": "Erwarte Verfügbarkeit in {wait} Sekunde.",
  "Expected available in {wait} seconds.": "Erwarte Verfügbarkeit in {wait} Sekunden.",
  "Incorrect authentication credentials.": "Falsche Anmeldedaten.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Falscher Typ. Erwarte pk-Wert, erhielt aber {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Ungültiger Basic Header. Zugangsdaten sind nicht korrekt mit base64 kodiert.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Ungültiger Basic Header. Zugangsdaten sollen keine Leerzeichen enthalten.",
  "Invalid basic header. No credentials provided.":
    "Ungültiger Basic Header. Keine Zugangsdaten angegeben.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Ungültige Daten. Dictionary erwartet, aber {datatype} erhalten.",
  'Invalid datetime for the timezone "{timezone}".':
    'Ungültige Datumsangabe für die Zeitzone "{timezone}".',
  "Invalid input.": "Ungültige Eingabe.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Ungültiger pk "{pk_value}" - Object existiert nicht.',
  "Invalid token header. No credentials provided.":
    "Ungültiger Token Header. Keine Zugangsdaten angegeben.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Ungültiger Token Header. Zugangsdaten dürfen keine ungültigen Zeichen enthalten.",
  "Invalid token header. Token string should not contain spaces.":
    "Ungültiger Token Header. Zugangsdaten sollen keine Leerzeichen enthalten.",
  "Invalid token.": "Ungültiges Token",
  "Invalid username/password.": "Ungültiger Benutzername/Passwort.",
  "Invalid value.": "Ungültiger Wert.",
  'Invalid version in "Accept" header.': 'Ungültige Version in der "Accept" Kopfzeile.',
  "Invalid version in URL path.": "Ungültige Version im URL-Pfad.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Ungültige Version im URL-Pfad. Entspricht keinem Versions-Namensraum.",
  "Invalid version in hostname.": "Ungültige Version im Hostname.",
  "Invalid version in query parameter.": "Ungültige Version im Anfrageparameter.",
  Key: "Schlüssel",
  "Malformed request.": "Fehlerhafte Anfrage.",
  'Method "{method}" not allowed.': 'Methode "{method}" nicht erlaubt.',
  "More than {count} items...": "Mehr als {count} Ergebnisse",
  "Must be a valid UUID.": "Muss eine gültige UUID sein.",
  "Must be a valid boolean.": "Muss ein gültiger Wahrheitswert sein.",
  'Must include "username" and "password".': '"username" und "password" sind erforderlich.',
  None: "Nichts",
  "Not a valid string.": "Kein gültiger String.",
  "Not found.": "Nicht gefunden.",
  "Object with {slug_name}={value} does not exist.":
    "Objekt mit {slug_name}={value} existiert nicht.",
  Password: "Passwort",
  "Request was throttled.": "Die Anfrage wurde gedrosselt.",
  Search: "Suche",
  "String value too large.": "Zeichenkette zu lang.",
  "The fields {field_names} must make a unique set.":
    "Die Felder {field_names} müssen eine eindeutige Menge bilden.",
  "This dictionary may not be empty.": "Dieses Dictionary darf nicht leer sein.",
  "This field is required.": "Dieses Feld ist zwingend erforderlich.",
  "This field may not be blank.": "Dieses Feld darf nicht leer sein.",
  "This field may not be null.": "Dieses Feld darf nicht null sein.",
  "This field must be unique.": "Dieses Feld muss eindeutig sein.",
  "This list may not be empty.": "Diese Liste darf nicht leer sein.",
  "This selection may not be empty.": "Diese Auswahl darf nicht leer sein",
  "This value does not match the required pattern.":
    "Dieser Wert passt nicht zu dem erforderlichen Muster.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Zeitangabe hat das falsche Format. Nutze stattdessen eines dieser Formate: {format}.",
  "Unable to log in with provided credentials.": "Die angegebenen Zugangsdaten stimmen nicht.",
  'Unsupported media type "{media_type}" in request.':
    'Nicht unterstützter Medientyp "{media_type}" in der Anfrage.',
  User: "Benutzer",
  "User inactive or deleted.": "Benutzer inaktiv oder gelöscht.",
  Username: "Benutzername",
  "Value must be valid JSON.": "Wert muss gültiges JSON sein.",
  "You do not have permission to perform this action.":
    "Sie sind nicht berechtigt, diese Aktion durchzuführen.",
  content: "Inhalt",
  "response info": "Antwort-Informationen",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Stelle sicher, dass dieser Dateiname höchstens {max_length} Zeichen lang ist (er hat {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Geben Sie eine gültige IPv4 oder IPv6 Adresse an.",
  "Invalid cursor": "Ungültiger Zeiger",
  "Invalid page.": "Ungültige Seite.",
  "No file was submitted.": "Es wurde keine Datei übermittelt.",
  "No filename could be determined.": "Der Dateiname konnte nicht ermittelt werden.",
  Ordering: "Sortierung",
  "The submitted data was not a file. Check the encoding type on the form.":
    "Die übermittelten Daten stellen keine Datei dar. Prüfe den Kodierungstyp im Formular.",
  "The submitted file is empty.": "Die übermittelte Datei ist leer.",
};
