/**
 * Messages of Django REST framework 3.18 in Dutch, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const NL: Messages = {
  '"{input}" is not a valid choice.': '"{input}" is een ongeldige keuze.',
  "A server error occurred.": "Er is een serverfout opgetreden.",
  "A valid integer is required.": "Een geldig getal is vereist.",
  "A valid number is required.": "Een geldig nummer is vereist.",
  "Auth Token": "Autorisatietoken",
  "Authentication credentials were not provided.": "Authenticatiegegevens zijn niet opgegeven.",
  "Could not satisfy the request Accept header.":
    "Kan niet voldoen aan de opgegeven Accept header.",
  Created: "Aangemaakt",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Date heeft het verkeerde formaat, gebruik 1 van deze formaten: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Datetime heeft een ongeldig formaat, gebruik 1 van de volgende formaten: {format}.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Tijdsduur heeft een verkeerd formaat, gebruik 1 van onderstaande formaten: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Zorg ervoor dat er niet meer dan {max_decimal_places} cijfers achter de komma zijn.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Zorg ervoor dat er in totaal niet meer dan {max_digits} cijfers zijn.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Zorg ervoor dat er niet meer dan {max_whole_digits} cijfers voor de komma zijn.",
  "Ensure this field has at least {min_length} characters.":
    "Zorg ervoor dat dit veld minimaal {min_length} karakters bevat.",
  "Ensure this field has no more than {max_length} characters.":
    "Zorg ervoor dat dit veld niet meer dan {max_length} karakters bevat.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Zorg ervoor dat deze waarde groter is dan of gelijk is aan {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan {max_value}.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Voer een geldige "slug" in, bestaande uit letters, cijfers, lage streepjes of streepjes.',
  "Enter a valid URL.": "Voer een geldige URL in.",
  "Enter a valid email address.": "Voer een geldig e-mailadres in.",
  "Expected a date but got a datetime.": "Verwachtte een date, maar kreeg een datetime.",
  "Expected a datetime but got a date.": "Verwachtte een datetime, maar kreeg een date.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Verwachtte een dictionary van items, maar kreeg type "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Verwachtte een lijst met items, maar kreeg type "{input_type}".',
  "Incorrect authentication credentials.": "Ongeldige authenticatiegegevens.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Ongeldig type. Verwacht een pk-waarde, ontving {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Ongeldige basic header. logingegevens zijn niet correct base64-versleuteld.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Ongeldige basic header. logingegevens kunnen geen spaties bevatten.",
  "Invalid basic header. No credentials provided.":
    "Ongeldige basic header. Geen logingegevens opgegeven.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Ongeldige data. Verwacht een dictionary, kreeg een {datatype}.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Ongeldige pk "{pk_value}" - object bestaat niet.',
  "Invalid token header. No credentials provided.":
    "Ongeldige token header. Geen logingegevens opgegeven",
  "Invalid token header. Token string should not contain invalid characters.":
    "Ongeldige token header. Token kan geen ongeldige karakters bevatten.",
  "Invalid token header. Token string should not contain spaces.":
    "Ongeldige token header. Token kan geen spaties bevatten.",
  "Invalid token.": "Ongeldige token.",
  "Invalid username/password.": "Ongeldige gebruikersnaam/wachtwoord.",
  "Invalid value.": "Ongeldige waarde.",
  'Invalid version in "Accept" header.': 'Ongeldige versie in "Accept" header.',
  "Invalid version in URL path.": "Ongeldige versie in URL-pad.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Ongeldige versie in het URL pad, komt niet overeen met een geldige versie namespace",
  "Invalid version in hostname.": "Ongeldige versie in hostnaam.",
  "Invalid version in query parameter.": "Ongeldige versie in query parameter.",
  "Malformed request.": "Ongeldig samengestelde request.",
  'Method "{method}" not allowed.': 'Methode "{method}" niet toegestaan.',
  "More than {count} items...": "Meer dan {count} items...",
  'Must include "username" and "password".': 'Moet "username" en "password" bevatten.',
  None: "Geen",
  "Not found.": "Niet gevonden.",
  "Object with {slug_name}={value} does not exist.": "Object met {slug_name}={value} bestaat niet.",
  Password: "Wachtwoord",
  "Request was throttled.": "Aanvraag was verstikt.",
  Search: "Zoek",
  "String value too large.": "Tekstwaarde is te lang.",
  "The fields {field_names} must make a unique set.":
    "De velden {field_names} moeten een unieke set zijn.",
  "This field is required.": "Dit veld is vereist.",
  "This field may not be blank.": "Dit veld mag niet leeg zijn.",
  "This field may not be null.": "Dit veld mag niet leeg zijn.",
  "This field must be unique.": "Dit veld moet uniek zijn.",
  "This list may not be empty.": "Deze lijst mag niet leeg zijn.",
  "This selection may not be empty.": "Deze selectie mag niet leeg zijn.",
  "This value does not match the required pattern.":
    "Deze waarde voldoet niet aan het vereiste formaat.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Time heeft het verkeerde formaat, gebruik 1 van onderstaande formaten: {format}.",
  "Unable to log in with provided credentials.": "Kan niet inloggen met opgegeven gegevens.",
  'Unsupported media type "{media_type}" in request.':
    'Ongeldige media type "{media_type}" in aanvraag.',
  User: "Gebruiker",
  "User inactive or deleted.": "Gebruiker inactief of verwijderd.",
  Username: "Gebruikersnaam",
  "Value must be valid JSON.": "Waarde moet valide JSON zijn.",
  "You do not have permission to perform this action.":
    "Je hebt geen toestemming om deze actie uit te voeren.",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Zorg ervoor dat deze bestandsnaam hoogstens {max_length} karakters heeft (het heeft er {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Voer een geldig IPv4- of IPv6-adres in.",
  "Invalid cursor": "Ongeldige cursor.",
  "Invalid page.": "Ongeldige pagina.",
  "No file was submitted.": "Er is geen bestand opgestuurd.",
  "No filename could be determined.": "Bestandsnaam kon niet vastgesteld worden.",
  Ordering: "Sorteer op",
  "The submitted data was not a file. Check the encoding type on the form.":
    "De verstuurde data was geen bestand. Controleer de encoding type op het formulier.",
  "The submitted file is empty.": "Het verstuurde bestand is leeg.",
};
