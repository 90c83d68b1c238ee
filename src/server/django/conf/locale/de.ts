/**
 * Messages of Django 5.2 in German, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const DE: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s muss für %(date_field_label)s %(lookup_type)s eindeutig sein.",
  "%(model_name)s with this %(field_label)s already exists.":
    "%(model_name)s mit diesem Wert für das Feld %(field_label)s existiert bereits.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "%(model_name)s mit diesem Wert für das Feld %(field_labels)s existiert bereits.",
  "A user with that username already exists.": "Dieser Benutzername ist bereits vergeben.",
  "CSRF verification failed. Request aborted.":
    "CSRF-Verifizierung fehlgeschlagen. Anfrage abgebrochen.",
  "Constraint “%(name)s” is violated.": "Bedingung „%(name)s“ ist nicht erfüllt.",
  "Designates that this user has all permissions without explicitly assigning them.":
    "Legt fest, dass der Benutzer alle Berechtigungen hat, ohne diese einzeln zuweisen zu müssen.",
  "Designates whether the user can log into this admin site.":
    "Legt fest, ob sich der Benutzer an der Administrationsseite anmelden kann.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Legt fest, ob dieser Benutzer aktiv ist. Kann deaktiviert werden, anstatt Benutzer zu löschen.",
  Email: "E-Mail-Adresse",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Dezimalstelle enthält.",
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Dezimalstellen enthält.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Ziffer vor dem Komma enthält.",
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Ziffern vor dem Komma enthält.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Ziffer enthält.",
    "Bitte sicherstellen, dass der Wert höchstens %(max)s Ziffern enthält.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Bitte sicherstellen, dass der Dateiname aus höchstens %(max)d Zeichen besteht. (Er besteht aus %(length)d Zeichen.)",
    "Bitte sicherstellen, dass der Dateiname aus höchstens %(max)d Zeichen besteht. (Er besteht aus %(length)d Zeichen.)",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Bitte sicherstellen, dass der Wert aus mindestens %(limit_value)d Zeichen besteht. (Er besteht aus %(show_value)d Zeichen.)",
    "Bitte sicherstellen, dass der Wert aus mindestens %(limit_value)d Zeichen besteht. (Er besteht aus %(show_value)d Zeichen.)",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Bitte sicherstellen, dass der Wert aus höchstens %(limit_value)d Zeichen besteht. (Er besteht aus %(show_value)d Zeichen.)",
    "Bitte sicherstellen, dass der Wert aus höchstens %(limit_value)d Zeichen besteht. (Er besteht aus %(show_value)d Zeichen.)",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Bitte sicherstellen, dass der Wert %(limit_value)s ist. (Er ist %(show_value)s.)",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Dieser Wert muss ein Vielfaches von %(limit_value)s sein und bei %(offset)s beginnen, z.B. %(offset)s, %(valid_value1)s, %(valid_value2)s, und so weiter.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Dieser Wert muss ein Vielfaches von %(limit_value)s sein.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Dieser Wert muss größer oder gleich %(limit_value)s sein.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Dieser Wert muss kleiner oder gleich %(limit_value)s sein.",
  "Enter a number.": "Bitte eine Zahl eingeben.",
  "Enter a valid %(protocol)s address.": "Bitte eine gültige %(protocol)s-Adresse eingeben.",
  "Enter a valid URL.": "Bitte eine gültige Adresse eingeben.",
  "Enter a valid domain name.": "Bitte eine gültige Domain eingeben.",
  "Enter a valid email address.": "Bitte gültige E-Mail-Adresse eingeben.",
  "Enter a valid integer.": "Bitte eine gültige Ganzzahl eingeben.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Bitte einen gültigen Benutzernamen eingeben, bestehend aus Buchstaben, Ziffern und @/./+/-/_.",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Bitte einen gültigen Benutzernamen eingeben, bestehend aus kleinen und großen Buchstaben (A-Z, a-z, ohne Sonderzeichen), Ziffern und @/./+/-/_.",
  "Enter a valid value.": "Bitte einen gültigen Wert eingeben.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Bitte ein gültiges Kürzel eingeben, bestehend aus Buchstaben (Unicode), Ziffern, Unter- und Bindestrichen.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Bitte ein gültiges Kürzel, bestehend aus Buchstaben, Ziffern, Unterstrichen und Bindestrichen, eingeben.",
  "Enter only digits separated by commas.": "Bitte nur durch Komma getrennte Ziffern eingeben.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "Dateiendung „%(extension)s“ ist nicht erlaubt. Erlaubte Dateiendungen sind: „%(allowed_extensions)s“.",
  "Logged out": "Abgemeldet",
  "More information is available with DEBUG=True.":
    "Mehr Information ist verfügbar mit DEBUG=True.",
  "Null characters are not allowed.": "Nullzeichen sind nicht erlaubt.",
  Password: "Passwort",
  "Password change": "Passwort ändern",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Bitte %(username)s und Passwort eingeben. Beide Felder berücksichtigen die Groß-/Kleinschreibung.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Erforderlich. 150 Zeichen oder weniger. Nur Buchstaben, Ziffern und @/./+/-/_.",
  "The password is too similar to the %(verbose_name)s.":
    "Das Passwort ist zu ähnlich zu %(verbose_name)s.",
  "The two password fields didn’t match.": "Die beiden Passwörter sind nicht identisch.",
  "This account is inactive.": "Dieser Benutzer ist inaktiv.",
  "This field cannot be blank.": "Dieses Feld darf nicht leer sein.",
  "This field cannot be null.": "Dieses Feld darf nicht null sein.",
  "This field is required.": "Dieses Feld ist zwingend erforderlich.",
  "This password is entirely numeric.": "Dieses Passwort ist komplett numerisch. ",
  "This password is too common.": "Dieses Passwort ist zu üblich.",
  "Value %(value)r is not a valid choice.": "Wert %(value)r ist keine gültige Option.",
  "Value must be valid JSON.": "Wert muss gültiges JSON sein.",
  "Your password can’t be a commonly used password.":
    "Das Passwort darf nicht allgemein üblich sein.",
  "Your password can’t be entirely numeric.":
    "Das Passwort darf nicht komplett aus Ziffern bestehen.",
  "Your password can’t be too similar to your other personal information.":
    "Das Passwort darf nicht zu ähnlich zu anderen persönlichen Informationen sein.",
  "Your password must contain at least %(min_length)d character.": [
    "Das Passwort muss mindestens %(min_length)d Zeichen enthalten.",
    "Das Passwort muss mindestens %(min_length)d Zeichen enthalten.",
  ],
  active: "Aktiv",
  algorithm: "Algorithmus",
  "content type": "Inhaltstyp",
  "email address": "E-Mail-Adresse",
  "first name": "Vorname",
  group: "Gruppe",
  groups: "Gruppen",
  hash: "Hash",
  iterations: "Wiederholungen",
  name: "Name",
  password: "Passwort",
  permission: "Berechtigung",
  permissions: "Berechtigungen",
  salt: "Salt",
  user: "Benutzer",
  username: "Benutzername",
  users: "Benutzer",
  version: "Version",
  "“%(value)s” is not a valid UUID.": "Wert „%(value)s“ ist keine gültige UUID.",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    "Wert „%(value)s“ hat ein ungültiges Datumsformat. Es muss YYYY-MM-DD entsprechen.",
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "Wert „%(value)s“ hat ein ungültiges Format. Es muss HH:MM[:ss[.uuuuuu]] entsprechen.",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "Wert „%(value)s“ hat ein ungültiges Format. Es muss YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] entsprechen.",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "Wert „%(value)s“ hat ein ungültiges Format. Es muss der Form [DD] [HH:[MM:]]ss[.uuuuuu] entsprechen.",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "Wert „%(value)s“ hat das korrekte Format (HH:MM[:ss[.uuuuuu]]), aber ist eine ungültige Zeitangabe.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "Wert „%(value)s“ hat das korrekte Format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) aber eine ungültige Zeit-/Datumsangabe.",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "Wert „%(value)s“ hat das korrekte Format (YYYY-MM-DD) aber ein ungültiges Datum.",
  "“%(value)s” value must be a decimal number.": "Wert „%(value)s“ muss eine Dezimalzahl sein.",
  "“%(value)s” value must be a float.": "Wert „%(value)s“ muss eine Fließkommazahl sein.",
  "“%(value)s” value must be an integer.": "Wert „%(value)s“ muss eine Ganzzahl sein.",
  "“%(value)s” value must be either True or False.":
    "Wert „%(value)s“ muss entweder True oder False sein.",
  "“%(value)s” value must be either True, False, or None.":
    "Wert „%(value)s“ muss True, False oder None sein.",
  "Directory indexes are not allowed here.": "Dateilisten sind untersagt.",
  "That page contains no results": "Diese Seite enthält keine Ergebnisse",
  "That page number is less than 1": "Diese Seitennummer ist kleiner als 1",
  "That page number is not an integer": "Diese Seitennummer ist keine Ganzzahl",
  "The install worked successfully! Congratulations!":
    "Die Installation war erfolgreich. Herzlichen Glückwunsch!",
  "Authentication and Authorization": "Authentifizierung und Autorisierung",
  "Specific permissions for this user.": "Spezifische Berechtigungen für diesen Benutzer.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Die Gruppen, denen der Benutzer angehört. Ein Benutzer bekommt alle Berechtigungen dieser Gruppen.",
  "This password is too short. It must contain at least %d character.": [
    "Dieses Passwort ist zu kurz. Es muss mindestens %d Zeichen enthalten.",
    "Dieses Passwort ist zu kurz. Es muss mindestens %d Zeichen enthalten.",
  ],
};
