/**
 * Messages of Django REST framework 3.18 in French, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const FR: Messages = {
  '"{input}" is not a valid choice.': "« {input} » n'est pas un choix valide.",
  "A server error occurred.": "Une erreur du serveur est survenue.",
  "A valid integer is required.": "Un nombre entier valide est requis.",
  "A valid number is required.": "Un nombre valide est requis.",
  "Auth Token": "Jeton d'authentification",
  "Authentication credentials were not provided.": "Informations d'authentification non fournies.",
  "Could not satisfy the request Accept header.":
    "L'en-tête « Accept » n'a pas pu être satisfaite.",
  Created: "Création",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "La date n'a pas le bon format. Utilisez un des formats suivants : {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "La date + heure n'a pas le bon format. Utilisez un des formats suivants : {format}.",
  "Datetime value out of range.": "Valeur de date et heure hors de l'intervalle.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "La durée n'a pas le bon format. Utilisez l'un des formats suivants : {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Assurez-vous qu'il n'y a pas plus de {max_decimal_places} chiffres après la virgule.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Assurez-vous qu'il n'y a pas plus de {max_digits} chiffres au total.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Assurez-vous qu'il n'y a pas plus de {max_whole_digits} chiffres avant la virgule.",
  "Ensure this field has at least {min_length} characters.":
    "Assurez-vous que ce champ comporte au moins {min_length} caractères.",
  "Ensure this field has at least {min_length} elements.":
    "Assurez-vous que ce champ a au moins {min_length} éléments.",
  "Ensure this field has no more than {max_length} characters.":
    "Assurez-vous que ce champ comporte au plus {max_length} caractères.",
  "Ensure this field has no more than {max_length} elements.":
    "Assurez-vous que ce champ n'a pas plus de {max_length} éléments.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Assurez-vous que cette valeur est supérieure ou égale à {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Assurez-vous que cette valeur est inférieure ou égale à {max_value}.",
  'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.':
    "Ce champ ne doit contenir que des lettres Unicode, des nombres, des tirets bas _ et des traits d'union.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    "Ce champ ne doit contenir que des lettres, des nombres, des tirets bas _ et des traits d'union.",
  "Enter a valid URL.": "Saisissez une URL valide.",
  "Enter a valid email address.": "Saisissez une adresse e-mail valide.",
  "Expected a date but got a datetime.": "Attendait une date mais a reçu une date + heure.",
  "Expected a datetime but got a date.": "Attendait une date + heure mais a reçu une date.",
  'Expected a dictionary of items but got type "{input_type}".':
    "Attendait un dictionnaire d'éléments mais a reçu « {input_type} ».",
  'Expected a list of items but got type "{input_type}".':
    "Attendait une liste d'éléments mais a reçu « {input_type} ».",
  "Expected available in {wait} second.": "Disponible à nouveau dans {wait} seconde.",
  "Expected available in {wait} seconds.": "Disponible à nouveau dans {wait} secondes.",
  "Incorrect authentication credentials.": "Informations d'authentification incorrectes.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Type incorrect. Attendait une clé primaire, a reçu {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "En-tête « basic » non valide. Encodage base64 des informations d'identification incorrect.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "En-tête « basic » non valide. Les informations d'identification ne doivent pas contenir d'espaces.",
  "Invalid basic header. No credentials provided.":
    "En-tête « basic » non valide. Informations d'identification non fournies.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Donnée non valide. Attendait un dictionnaire, a reçu {datatype}.",
  'Invalid datetime for the timezone "{timezone}".':
    'Date et heure non valides pour le fuseau horaire "{timezone}".',
  "Invalid input.": "Saisie invalide.",
  'Invalid pk "{pk_value}" - object does not exist.':
    "Clé primaire « {pk_value} » non valide - l'objet n'existe pas.",
  "Invalid token header. No credentials provided.":
    "En-tête « token » non valide. Informations d'identification non fournies.",
  "Invalid token header. Token string should not contain invalid characters.":
    "En-tête « token » non valide. Un token ne doit pas contenir de caractères invalides.",
  "Invalid token header. Token string should not contain spaces.":
    "En-tête « token » non valide. Un token ne doit pas contenir d'espaces.",
  "Invalid token.": "Token non valide.",
  "Invalid username/password.": "Nom d'utilisateur et/ou mot de passe non valide(s).",
  "Invalid value.": "Valeur non valide.",
  'Invalid version in "Accept" header.': "Version non valide dans l'en-tête « Accept ».",
  "Invalid version in URL path.": "Version non valide dans l'URL.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Version invalide dans l'URL. Ne correspond à aucune version de l'espace de nommage.",
  "Invalid version in hostname.": "Version non valide dans le nom d'hôte.",
  "Invalid version in query parameter.": "Version non valide dans le paramètre de requête.",
  Key: "Clef",
  "Malformed request.": "Requête malformée.",
  'Method "{method}" not allowed.': "Méthode « {method} » non autorisée.",
  "More than {count} items...": "Plus de {count} éléments...",
  "Must be a valid UUID.": "Doit être un UUID valide.",
  "Must be a valid boolean.": "Doit être un booléen valide.",
  'Must include "username" and "password".': "« username » et « password » doivent être inclus.",
  None: "Aucune",
  "Not a valid string.": "Chaîne de caractère invalide.",
  "Not found.": "Non trouvé.",
  "Object with {slug_name}={value} does not exist.":
    "L'objet avec {slug_name}={value} n'existe pas.",
  Password: "Mot de passe",
  "Request was throttled.": "Requête ralentie.",
  Search: "Recherche",
  "String value too large.": "Chaîne de caractères trop longue.",
  "The fields {field_names} must make a unique set.":
    "Les champs {field_names} doivent former un ensemble unique.",
  "This dictionary may not be empty.": "Ce dictionnaire ne peut être vide.",
  "This field is required.": "Ce champ est obligatoire.",
  "This field may not be blank.": "Ce champ ne peut être vide.",
  "This field may not be null.": "Ce champ ne peut être nul.",
  "This field must be unique.": "Ce champ doit être unique.",
  "This list may not be empty.": "Cette liste ne peut pas être vide.",
  "This selection may not be empty.": "Cette sélection ne peut être vide.",
  "This value does not match the required pattern.":
    "Cette valeur ne satisfait pas le motif imposé.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "L'heure n'a pas le bon format. Utilisez un des formats suivants : {format}.",
  Token: "Jeton",
  Tokens: "Jetons",
  "Unable to log in with provided credentials.":
    "Impossible de se connecter avec les informations d'identification fournies.",
  'Unsupported media type "{media_type}" in request.':
    "Type de média « {media_type} » non supporté.",
  User: "Utilisateur",
  "User inactive or deleted.": "Utilisateur inactif ou supprimé.",
  Username: "Nom de l'utilisateur",
  "Value must be valid JSON.": "La valeur doit être un JSON valide.",
  "You do not have permission to perform this action.":
    "Vous n'avez pas la permission d'effectuer cette action.",
  content: "contenu",
  "response info": "information de la réponse",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Assurez-vous que le nom de fichier comporte au plus {max_length} caractères (il en comporte {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Saisissez une adresse IPv4 ou IPv6 valide.",
  "Invalid cursor": "Curseur non valide",
  "Invalid page.": "Page non valide.",
  "No file was submitted.": "Aucun fichier n'a été soumis.",
  "No filename could be determined.": "Le nom de fichier n'a pu être déterminé.",
  Ordering: "Ordre",
  "The submitted data was not a file. Check the encoding type on the form.":
    "La donnée soumise n'est pas un fichier. Vérifiez le type d'encodage du formulaire.",
  "The submitted file is empty.": "Le fichier soumis est vide.",
};
