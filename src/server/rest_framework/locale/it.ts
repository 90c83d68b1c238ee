/**
 * Messages of Django REST framework 3.18 in Italian, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const IT: Messages = {
  '"{input}" is not a valid choice.': '"{input}" non è una scelta valida.',
  "A server error occurred.": "Errore del server.",
  "A valid integer is required.": "È richiesto un numero intero valido.",
  "A valid number is required.": "È richiesto un numero valido.",
  "Authentication credentials were not provided.":
    "Non sono state immesse le credenziali di autenticazione.",
  "Could not satisfy the request Accept header.":
    'Impossibile soddisfare l\'header "Accept" presente nella richiesta.',
  Created: "Creato",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "La data è in un formato errato. Usa uno dei seguenti formati: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "L'oggetto di tipo datetime è in un formato errato. Usa uno dei seguenti formati: {format}.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "La durata è in un formato errato. Usa uno dei seguenti formati: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Assicurati che non ci siano più di {max_decimal_places} cifre decimali.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Assicurati che non ci siano più di {max_digits} cifre in totale.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Assicurati che non ci siano più di {max_whole_digits} cifre prima del separatore decimale.",
  "Ensure this field has at least {min_length} characters.":
    "Assicurati che questo campo abbia almeno {min_length} caratteri.",
  "Ensure this field has no more than {max_length} characters.":
    "Assicurati che questo campo non abbia più di {max_length} caratteri.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Assicurati che il valore sia maggiore o uguale a {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Assicurati che il valore sia minore o uguale a {max_value}.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Immetti uno "slug" valido che consista di lettere, numeri, underscore o trattini.',
  "Enter a valid URL.": "Inserisci un URL valido",
  "Enter a valid email address.": "Inserisci un indirizzo email valido.",
  "Expected a date but got a datetime.":
    "Atteso un oggetto di tipo date ma l'oggetto ricevuto è di tipo datetime.",
  "Expected a datetime but got a date.":
    "Atteso un oggetto di tipo datetime ma l'oggetto ricevuto è di tipo date.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Era atteso un dizionario di oggetti ma il dato ricevuto è di tipo "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Attesa una lista di oggetti ma l\'oggetto ricevuto è di tipo "{input_type}".',
  "Incorrect authentication credentials.": "Credenziali di autenticazione incorrette.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Tipo non corretto. Era atteso un valore pk, ma è stato ricevuto {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Credenziali non correttamente codificate in base64.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Header di base invalido. Le credenziali non dovrebbero contenere spazi.",
  "Invalid basic header. No credentials provided.":
    "Header di base invalido. Credenziali non fornite.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Dati non validi. Era atteso un dizionario, ma si è ricevuto {datatype}.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Pk "{pk_value}" non valido - l\'oggetto non esiste.',
  "Invalid token header. No credentials provided.":
    "Header del token non valido. Credenziali non fornite.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Header del token invalido. La stringa del token non dovrebbe contenere caratteri illegali.",
  "Invalid token header. Token string should not contain spaces.":
    "Header del token non valido. Il contenuto del token non dovrebbe contenere spazi.",
  "Invalid token.": "Token invalido.",
  "Invalid username/password.": "Nome utente/password non validi",
  "Invalid value.": "Valore non valido.",
  'Invalid version in "Accept" header.': 'Versione non valida nell\'header "Accept".',
  "Invalid version in URL path.": "Versione non valida nella sequenza URL.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Versione non valida nell'URL path. Non corrisponde con nessun namespace di versione.",
  "Invalid version in hostname.": "Versione non valida nel nome dell'host.",
  "Invalid version in query parameter.": "Versione non valida nel parametro della query.",
  "Malformed request.": "Richiesta malformata.",
  'Method "{method}" not allowed.': 'Metodo "{method}" non consentito',
  "More than {count} items...": "Più di {count} oggetti...",
  'Must include "username" and "password".': 'Deve includere "nome utente" e "password".',
  None: "Nessuno",
  "Not found.": "Non trovato.",
  "Object with {slug_name}={value} does not exist.":
    "L'oggetto con {slug_name}={value} non esiste.",
  "Request was throttled.": "La richiesta è stata limitata (throttled).",
  Search: "Cerca",
  "String value too large.": "Stringa troppo lunga.",
  "The fields {field_names} must make a unique set.":
    "I campi {field_names} devono costituire un insieme unico.",
  "This field is required.": "Campo obbligatorio.",
  "This field may not be blank.": "Questo campo non può essere omesso.",
  "This field may not be null.": "Il campo non può essere nullo.",
  "This field must be unique.": "Questo campo deve essere unico.",
  "This list may not be empty.": "Questa lista non può essere vuota.",
  "This selection may not be empty.": "Questa selezione non può essere vuota.",
  "This value does not match the required pattern.":
    "Questo valore non corrisponde alla sequenza richiesta.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "L'orario ha un formato errato. Usa uno dei seguenti formati: {format}.",
  Tokens: "I Token",
  "Unable to log in with provided credentials.":
    "Impossibile eseguire il login con le credenziali immesse.",
  'Unsupported media type "{media_type}" in request.':
    'Tipo di media "{media_type}"non supportato.',
  "User inactive or deleted.": "Utente inattivo o eliminato.",
  "Value must be valid JSON.": "Il valore deve essere un JSON valido.",
  "You do not have permission to perform this action.":
    "Non hai l'autorizzazione per eseguire questa azione.",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Assicurati che il nome del file abbia, al più, {max_length} caratteri (attualmente ne ha {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Inserisci un indirizzo IPv4 o IPv6 valido.",
  "Invalid cursor": "Cursore non valido",
  "Invalid page.": "Pagina non valida.",
  "No file was submitted.": "Non è stato inviato alcun file.",
  "No filename could be determined.": "Il nome del file non può essere determinato.",
  Ordering: "Ordinamento",
  "The submitted data was not a file. Check the encoding type on the form.":
    "I dati inviati non corrispondono ad un file. Si prega di controllare il tipo di codifica nel form.",
  "The submitted file is empty.": "Il file inviato è vuoto.",
};
