/**
 * Messages of Django 5.2 in Dutch, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const NL: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s moet uniek zijn voor %(date_field_label)s %(lookup_type)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "Er bestaat al een %(model_name)s met eenzelfde %(field_label)s.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "%(model_name)s met deze %(field_labels)s bestaat al.",
  "A user with that username already exists.":
    "Er bestaat al een gebruiker met deze gebruikersnaam.",
  "CSRF verification failed. Request aborted.": "CSRF-verificatie mislukt. Aanvraag afgebroken.",
  "Constraint “%(name)s” is violated.": "Beperking ‘%(name)s’ is geschonden.",
  "Designates that this user has all permissions without explicitly assigning them.":
    "Bepaalt dat deze gebruiker alle rechten heeft, zonder deze expliciet toe te wijzen.",
  "Designates whether the user can log into this admin site.":
    "Bepaalt of de gebruiker zich op deze beheerwebsite kan aanmelden.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Bepaalt of deze gebruiker als actief dient te worden behandeld. U kunt dit uitvinken in plaats van een gebruiker te verwijderen.",
  Email: "E-mailadres",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Zorg dat er niet meer dan %(max)s cijfer achter de komma staat.",
    "Zorg dat er niet meer dan %(max)s cijfers achter de komma staan.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Zorg dat er niet meer dan %(max)s cijfer voor de komma staat.",
    "Zorg dat er niet meer dan %(max)s cijfers voor de komma staan.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Zorg dat er niet meer dan %(max)s cijfer is.",
    "Zorg dat er niet meer dan %(max)s cijfers zijn.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Zorg dat deze bestandsnaam niet meer dan %(max)d teken bevat (het zijn er nu %(length)d).",
    "Zorg dat deze bestandsnaam niet meer dan %(max)d tekens bevat (het zijn er nu %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Zorg dat deze waarde ten minste %(limit_value)d teken bevat (het zijn er nu %(show_value)d).",
    "Zorg dat deze waarde ten minste %(limit_value)d tekens bevat (het zijn er nu %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Zorg dat deze waarde niet meer dan %(limit_value)d teken bevat (het zijn er nu %(show_value)d).",
    "Zorg dat deze waarde niet meer dan %(limit_value)d tekens bevat (het zijn er nu %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Zorg ervoor dat deze waarde gelijk is aan %(limit_value)s (het is nu %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Zorg dat deze waarde een veelvoud is van stapgrootte %(limit_value)s, beginnend bij %(offset)s, bv. %(offset)s, %(valid_value1)s, %(valid_value2)s, enzovoort.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Zorg ervoor dat deze waarde een veelvoud is van stapgrootte %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Zorg ervoor dat deze waarde minstens %(limit_value)s is.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Zorg ervoor dat deze waarde hoogstens %(limit_value)s is.",
  "Enter a number.": "Voer een getal in.",
  "Enter a valid %(protocol)s address.": "Voer een geldig %(protocol)s-adres in.",
  "Enter a valid URL.": "Voer een geldige URL in.",
  "Enter a valid domain name.": "Voer een geldige domeinnaam in.",
  "Enter a valid email address.": "Voer een geldig e-mailadres in.",
  "Enter a valid integer.": "Voer een geldig geheel getal in.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Voer een geldige gebruikersnaam in. Deze waarde mag alleen letters, cijfers en de tekens @/./+/-/_ bevatten.",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Voer een geldige gebruikersnaam in. Deze waarde mag alleen de kleine letters a-z en hoofdletters A-Z zonder accenten, cijfers en de tekens @/./+/-/_ bevatten.",
  "Enter a valid value.": "Voer een geldige waarde in.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Voer een geldige ‘slug’ in, bestaande uit Unicode-letters, cijfers, liggende streepjes en verbindingsstreepjes.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Voer een geldige ‘slug’ in, bestaande uit letters, cijfers, liggende streepjes en verbindingsstreepjes.",
  "Enter only digits separated by commas.": "Voer alleen cijfers in, gescheiden door komma's.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "Bestandsextensie ‘%(extension)s’ is niet toegestaan. Toegestane extensies zijn: ‘%(allowed_extensions)s’.",
  "Logged out": "Afgemeld",
  "More information is available with DEBUG=True.":
    "Meer informatie is beschikbaar met DEBUG=True.",
  "Null characters are not allowed.": "Null-tekens zijn niet toegestaan.",
  Password: "Wachtwoord",
  "Password change": "Wachtwoordwijziging",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Voer een juiste %(username)s en wachtwoord in. Let op dat beide velden hoofdlettergevoelig zijn.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Vereist. 150 tekens of minder. Alleen letters, cijfers en de tekens @/,/+/-/_ zijn toegestaan.",
  "The password is too similar to the %(verbose_name)s.":
    "Het wachtwoord lijkt te veel op de %(verbose_name)s.",
  "The two password fields didn’t match.": "De twee wachtwoordvelden komen niet overeen.",
  "This account is inactive.": "Deze account is inactief.",
  "This field cannot be blank.": "Dit veld kan niet leeg zijn",
  "This field cannot be null.": "Dit veld mag niet leeg zijn.",
  "This field is required.": "Dit veld is verplicht.",
  "This password is entirely numeric.": "Dit wachtwoord bevat alleen cijfers.",
  "This password is too common.": "Dit wachtwoord is te algemeen.",
  "This password is too short. It must contain at least %(min_length)d character.": [
    "Dit wachtwoord is te kort. De minimale lengte is %(min_length)d teken.",
    "Dit wachtwoord is te kort. De minimale lengte is %(min_length)d tekens.",
  ],
  "Value %(value)r is not a valid choice.": "Waarde %(value)r is geen geldige keuze.",
  "Value must be valid JSON.": "Waarde moet geldige JSON zijn.",
  "Your password can’t be a commonly used password.":
    "Uw wachtwoord mag geen veelgebruikt wachtwoord zijn.",
  "Your password can’t be entirely numeric.":
    "Uw wachtwoord mag niet volledig uit cijfers bestaan.",
  "Your password can’t be too similar to your other personal information.":
    "Uw wachtwoord mag niet te veel op uw andere persoonlijke gegevens lijken.",
  "Your password must contain at least %(min_length)d character.": [
    "Uw wachtwoord moet minstens %(min_length)d teken lang zijn.",
    "Uw wachtwoord moet minstens %(min_length)d tekens lang zijn.",
  ],
  active: "actief",
  algorithm: "algoritme",
  "content type": "inhoudstype",
  "email address": "e-mailadres",
  "first name": "voornaam",
  group: "groep",
  groups: "groepen",
  hash: "hash",
  iterations: "iteraties",
  name: "naam",
  password: "wachtwoord",
  permission: "recht",
  permissions: "rechten",
  salt: "salt",
  user: "gebruiker",
  username: "gebruikersnaam",
  users: "gebruikers",
  version: "versie",
  "“%(value)s” is not a valid UUID.": "‘%(value)s’ is geen geldige UUID.",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    "Waarde van ‘%(value)s’ heeft een ongeldige datumnotatie. De juiste notatie is YYYY-MM-DD.",
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "Waarde van ‘%(value)s’ heeft een ongeldige notatie. De juiste notatie is HH:MM[:ss[.uuuuuu]].",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "Waarde van ‘%(value)s’ heeft een ongeldige notatie. De juiste notatie is YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "Waarde van ‘%(value)s’ heeft een ongeldige notatie. De juiste notatie is [DD] [[HH:]MM:]ss[.uuuuuu].",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "Waarde van ‘%(value)s’ heeft de juiste notatie (HH:MM[:ss[.uuuuuu]]), maar het is een ongeldige tijd.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "Waarde van ‘%(value)s’ heeft de juiste notatie (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]), maar het is een ongeldige datum/tijd.",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "Waarde van ‘%(value)s’ heeft de juiste notatie (YYYY-MM-DD), maar het is een ongeldige datum.",
  "“%(value)s” value must be a decimal number.":
    "Waarde van ‘%(value)s’ moet een decimaal getal zijn.",
  "“%(value)s” value must be a float.":
    "Waarde van ‘%(value)s’ moet een drijvende-kommagetal zijn.",
  "“%(value)s” value must be an integer.": "Waarde van ‘%(value)s’ moet een geheel getal zijn.",
  "“%(value)s” value must be either True or False.":
    "Waarde van ‘%(value)s’ moet True of False zijn.",
  "“%(value)s” value must be either True, False, or None.":
    "Waarde van ‘%(value)s’ moet True, False of None zijn.",
  "Directory indexes are not allowed here.": "Directoryindexen zijn hier niet toegestaan.",
  "That page contains no results": "Die pagina bevat geen resultaten",
  "That page number is less than 1": "Dat paginanummer is kleiner dan 1",
  "That page number is not an integer": "Dat paginanummer is geen geheel getal",
  "The install worked successfully! Congratulations!": "De installatie is gelukt! Gefeliciteerd!",
  "Authentication and Authorization": "Authenticatie en autorisatie",
  "Specific permissions for this user.": "Specifieke rechten voor deze gebruiker.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "De groep waartoe deze gebruiker behoort. Gebruikers krijgen alle rechten behorende bij hun groepen.",
};
