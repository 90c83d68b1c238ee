/**
 * Messages of Django 5.2 in Italian, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const IT: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s deve essere unico per %(date_field_label)s %(lookup_type)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "%(model_name)s con questo %(field_label)s esiste già.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "%(model_name)s con questa %(field_labels)s esiste già.",
  "A user with that username already exists.": "Un utente con questo nome è già presente.",
  "CSRF verification failed. Request aborted.": "Verifica CSRF fallita. Richiesta interrotta.",
  "Constraint “%(name)s” is violated.": "Il vincolo “%(name)s” è stato violato.",
  "Designates that this user has all permissions without explicitly assigning them.":
    "Attribuisce all'utente tutti i privilegi, senza che sia necessario assegnarli esplicitamente.",
  "Designates whether the user can log into this admin site.":
    "Stabilisce se l'utente può accedere a questo sito di amministrazione.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Stabilisce se l'utente debba essere considerato attivo. Deseleziona qui, piuttosto che cancellare gli account.",
  Email: "Email",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Assicurati che non vi sia più di %(max)s cifra decimale.",
    "Assicurati che non vi siano più di %(max)s cifre decimali.",
    "Assicurati che non vi siano più di %(max)s cifre decimali.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Assicurati che non vi sia più di %(max)s cifra prima della virgola.",
    "Assicurati che non vi siano più di %(max)s cifre prima della virgola.",
    "Assicurati che non vi siano più di %(max)s cifre prima della virgola.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Assicurati che non vi sia più di %(max)s cifra in totale.",
    "Assicurati che non vi siano più di %(max)s cifre in totale.",
    "Assicurati che non vi siano più di %(max)s cifre in totale.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Assicurati che questo nome di file non contenga più di %(max)d carattere (ne ha %(length)d).",
    "Assicurati che questo nome di file non contenga più di %(max)d caratteri (ne ha %(length)d).",
    "Assicurati che questo nome di file non contenga più di %(max)d caratteri (ne ha %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Assicurati che questo valore contenga almeno %(limit_value)d carattere (ne ha %(show_value)d).",
    "Assicurati che questo valore contenga almeno %(limit_value)d caratteri (ne ha %(show_value)d).",
    "Assicurati che questo valore contenga almeno %(limit_value)d caratteri (ne ha %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Assicurati che questo valore non contenga più di %(limit_value)d carattere (ne ha %(show_value)d).",
    "Assicurati che questo valore non contenga più di %(limit_value)d caratteri (ne ha %(show_value)d).",
    "Assicurati che questo valore non contenga più di %(limit_value)d caratteri (ne ha %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Assicurati che questo valore sia %(limit_value)s (ora è %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Assicurati che questo valore sia un multiplo della dimensione di passo %(limit_value)s, iniziando da %(offset)s, p.es. %(offset)s, %(valid_value1)s, %(valid_value2)s, e così via.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Assicurarsi che questo valore sia un multiplo della dimensione di passo %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Assicurati che questo valore sia maggiore o uguale a %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Assicurati che questo valore sia minore o uguale a %(limit_value)s.",
  "Enter a number.": "Inserisci un numero.",
  "Enter a valid URL.": "Inserisci un URL valido.",
  "Enter a valid email address.": "Inserisci un indirizzo email valido.",
  "Enter a valid integer.": "Inserire un numero intero valido.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Immetti un nome utente valido. Questo campo può contenere solo lettere dell'alfabeto inglese, numeri e caratteri @/./+/-/_ .",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Inserisci un nome utente valido. Questo valore può contenere solo lettere non accentate minuscole a-z e maiuscole A-Z, numeri ed i caratteri @/./+/-/_.",
  "Enter a valid value.": "Inserisci un valore valido.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Inserisci uno 'slug' valido contenente lettere, cifre, sottolineati o trattini.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    'Inserisci uno "slug" valido contenente lettere, cifre, sottolineati o trattini.',
  "Enter only digits separated by commas.": "Inserisci solo cifre separate da virgole.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    'Il file con estensione "%(extension)s" non e\' permesso. Le estensioni permesse sono: %(allowed_extensions)s.',
  "Logged out": "Accesso annullato",
  "More information is available with DEBUG=True.":
    "Maggiorni informazioni sono disponibili con DEBUG=True",
  "Null characters are not allowed.": "I caratteri null non sono ammessi.",
  Password: "Password",
  "Password change": "Modifica password",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Inserisci %(username)s e password corretti. In entrambi i campi le maiuscole potrebbero essere significative.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Obbligatorio. 150 caratteri o meno.Solo lettere, cifre e @/./+/-/_",
  "The password is too similar to the %(verbose_name)s.":
    "La password è troppo simile a %(verbose_name)s.",
  "The two password fields didn’t match.": "I due campi password non corrispondono.",
  "This account is inactive.": "Questo account non è attivo.",
  "This field cannot be blank.": "Questo campo non può essere vuoto.",
  "This field cannot be null.": "Questo campo non può essere nullo.",
  "This field is required.": "Questo campo è obbligatorio.",
  "This password is entirely numeric.": "Questa password è interamente numerica.",
  "This password is too common.": "Questa password è troppo comune.",
  "This password is too short. It must contain at least %(min_length)d character.": [
    "Questa password è troppo corta. Deve contenere almeno %(min_length)d carattere.",
    "Questa password è troppo corta. Deve contenere almeno %(min_length)d caratteri.",
    "Questa password è troppo corta. Deve contenere almeno %(min_length)d caratteri.",
  ],
  "Value %(value)r is not a valid choice.": "Il valore %(value)r non è una scelta valida.",
  "Value must be valid JSON.": "Il valore deve essere un JSON valido.",
  "Your password can’t be a commonly used password.":
    "La tua password non può essere una password comunemente usata.",
  "Your password can’t be entirely numeric.":
    "La tua password non può essere interamente numerica.",
  "Your password can’t be too similar to your other personal information.":
    "La tua password non può essere troppo simile alle altre tue informazioni personali.",
  "Your password must contain at least %(min_length)d character.": [
    "La tua password deve contenere almeno %(min_length)d carattere.",
    "La tua password deve contenere almeno %(min_length)d caratteri.",
    "La tua password deve contenere almeno %(min_length)d caratteri.",
  ],
  active: "attivo",
  algorithm: "algoritmo",
  "content type": "content type",
  "email address": "indirizzo email",
  "first name": "nome",
  group: "gruppo",
  groups: "gruppi",
  hash: "hash",
  iterations: "iterazioni",
  name: "nome",
  password: "password",
  permission: "permesso",
  permissions: "permessi",
  salt: "salt",
  user: "utente",
  username: "nome utente",
  users: "utenti",
  version: "versione",
  "“%(value)s” is not a valid UUID.": '"%(value)s" non è uno UUID valido.',
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    'Il valore "%(value)s" ha un formato di data non valido. Deve essere nel formato AAAA-MM-GG.',
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    'Il valore di "%(value)s" ha un formato non valido. Deve essere nel formato HH:MM[:ss[.uuuuuu]].',
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    'Il valore "%(value)s" ha un formato non valido. Deve essere nel formato AAAA-MM-GG HH:MM[:ss[.uuuuuu]][TZ].',
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    'Il valore "%(value)s" ha un formato non valido. Deve essere nel formato [GG] [[HH:]MM:]ss[.uuuuuu].',
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    'Il valore di "%(value)s" ha il corretto formato (HH:MM[:ss[.uuuuuu]]) ma non è un orario valido.',
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    'Il valore di "%(value)s" ha il formato corretto (AAAA-MM-GG HH:MM[:ss[.uuuuuu]][TZ]) ma non è una data/ora valida.',
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    'Il valore di "%(value)s" ha il corretto formato (AAAA-MM-GG) ma non è una data valida.',
  "“%(value)s” value must be a decimal number.":
    'Il valore "%(value)s" deve essere un numero decimale.',
  "“%(value)s” value must be a float.":
    'Il valore di "%(value)s" deve essere un numero a virgola mobile.',
  "“%(value)s” value must be an integer.": 'Il valore "%(value)s" deve essere un intero.',
  "“%(value)s” value must be either True or False.":
    'Il valore "%(value)s" deve essere True oppure False.',
  "“%(value)s” value must be either True, False, or None.":
    'Il valore di "%(value)s" deve essere True, False o None',
  "Directory indexes are not allowed here.": "Indici di directory non sono consentiti qui.",
  "That page contains no results": "Quella pagina non presenta alcun risultato",
  "That page number is less than 1": "Quel numero di pagina è minore di 1",
  "That page number is not an integer": "Quel numero di pagina non è un integer",
  "The install worked successfully! Congratulations!":
    "Installazione completata con successo! Congratulazioni!",
  "Authentication and Authorization": "Autenticazione e Autorizzazione ",
  "Specific permissions for this user.": "Permessi specifici per questo utente.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "I gruppi a cui appartiene l'utente. L'utente eredita tutti i permessi assegnati a ciascuno dei suoi gruppi.",
};
