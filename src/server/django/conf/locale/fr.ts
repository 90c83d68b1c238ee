/**
 * Messages of Django 5.2 in French, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const FR: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s doit être unique pour la partie %(lookup_type)s de %(date_field_label)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "Un objet %(model_name)s avec ce champ %(field_label)s existe déjà.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "Un objet %(model_name)s avec ces champs %(field_labels)s existe déjà.",
  "A user with that username already exists.": "Un utilisateur avec ce nom existe déjà.",
  "CSRF verification failed. Request aborted.":
    "La vérification CSRF a échoué. La requête a été interrompue.",
  "Constraint “%(name)s” is violated.": "La contrainte « %(name)s » n’est pas respectée.",
  "Designates that this user has all permissions without explicitly assigning them.":
    "Précise que l’utilisateur possède toutes les permissions sans les assigner explicitement.",
  "Designates whether the user can log into this admin site.":
    "Précise si l’utilisateur peut se connecter à ce site d'administration.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Précise si l’utilisateur doit être considéré comme actif. Décochez ceci plutôt que de supprimer le compte.",
  Email: "Courriel",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Assurez-vous qu'il n'y a pas plus de %(max)s chiffre après la virgule.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres après la virgule.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres après la virgule.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Assurez-vous qu'il n'y a pas plus de %(max)s chiffre avant la virgule.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres avant la virgule.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres avant la virgule.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Assurez-vous qu'il n'y a pas plus de %(max)s chiffre au total.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres au total.",
    "Assurez-vous qu’il n’y a pas plus de %(max)s chiffres au total.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Assurez-vous que ce nom de fichier comporte au plus %(max)d caractère (actuellement %(length)d).",
    "Assurez-vous que ce nom de fichier comporte au plus %(max)d caractères (actuellement %(length)d).",
    "Assurez-vous que ce nom de fichier comporte au plus %(max)d caractères (actuellement %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Assurez-vous que cette valeur comporte au moins %(limit_value)d caractère (actuellement %(show_value)d).",
    "Assurez-vous que cette valeur comporte au moins %(limit_value)d caractères (actuellement %(show_value)d).",
    "Assurez-vous que cette valeur comporte au moins %(limit_value)d caractères (actuellement %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Assurez-vous que cette valeur comporte au plus %(limit_value)d caractère (actuellement %(show_value)d).",
    "Assurez-vous que cette valeur comporte au plus %(limit_value)d caractères (actuellement %(show_value)d).",
    "Assurez-vous que cette valeur comporte au plus %(limit_value)d caractères (actuellement %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Assurez-vous que cette valeur est %(limit_value)s (actuellement %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Assurez-vous que cette valeur est un multiple de la taille de pas %(limit_value)s, débutant à %(offset)s, par ex. %(offset)s, %(valid_value1)s, %(valid_value2)s, etc.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Assurez-vous que cette valeur est un multiple de la taille de pas %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Assurez-vous que cette valeur est supérieure ou égale à %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Assurez-vous que cette valeur est inférieure ou égale à %(limit_value)s.",
  "Enter a number.": "Saisissez un nombre.",
  "Enter a valid %(protocol)s address.": "Saisissez une adresse %(protocol)s valide.",
  "Enter a valid URL.": "Saisissez une URL valide.",
  "Enter a valid domain name.": "Saisissez un nom de domaine valide.",
  "Enter a valid email address.": "Saisissez une adresse de courriel valide.",
  "Enter a valid integer.": "Saisissez un nombre entier valide.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Saisissez un nom d’utilisateur valide. Il ne peut contenir que des lettres, des nombres ou les caractères « @ », « . », « + », « - » et « _ ».",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Saisissez un nom d’utilisateur valide. Il ne peut contenir que des lettres non accentuées (de a à z ou de A à Z), des nombres ou les caractères « @ », « . », « + », « - » et « _ ».",
  "Enter a valid value.": "Saisissez une valeur valide.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Ce champ ne doit contenir que des caractères Unicode, des nombres, des tirets bas (_) et des traits d’union.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Ce champ ne doit contenir que des lettres, des nombres, des tirets bas (_) et des traits d’union.",
  "Enter only digits separated by commas.":
    "Saisissez uniquement des chiffres séparés par des virgules.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "L'extension de fichier « %(extension)s » n’est pas autorisée. Les extensions autorisées sont :  %(allowed_extensions)s.",
  "Logged out": "Déconnecté",
  "More information is available with DEBUG=True.":
    "Des informations plus détaillées sont affichées lorsque la variable DEBUG vaut True.",
  "Null characters are not allowed.": "Le caractère nul n’est pas autorisé.",
  Password: "Mot de passe",
  "Password change": "Modification du mot de passe",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Saisissez un %(username)s et un mot de passe valides. Remarquez que chacun de ces champs est sensible à la casse (différenciation des majuscules/minuscules).",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Requis. 150 caractères maximum. Uniquement des lettres, nombres et les caractères « @ », « . », « + », « - » et « _ ».",
  "The password is too similar to the %(verbose_name)s.":
    "Le mot de passe est trop semblable au champ « %(verbose_name)s ».",
  "The two password fields didn’t match.": "Les deux mots de passe ne correspondent pas.",
  "This account is inactive.": "Ce compte est inactif.",
  "This field cannot be blank.": "Ce champ ne peut pas être vide.",
  "This field cannot be null.": "Ce champ ne peut pas contenir la valeur nulle.",
  "This field is required.": "Ce champ est obligatoire.",
  "This password is entirely numeric.": "Ce mot de passe est entièrement numérique.",
  "This password is too common.": "Ce mot de passe est trop courant.",
  "Value %(value)r is not a valid choice.": "La valeur « %(value)r » n’est pas un choix valide.",
  "Value must be valid JSON.": "La valeur doit respecter la syntaxe JSON.",
  "Your password can’t be a commonly used password.":
    "Votre mot de passe ne peut pas être un mot de passe couramment utilisé.",
  "Your password can’t be entirely numeric.":
    "Votre mot de passe ne peut pas être entièrement numérique.",
  "Your password can’t be too similar to your other personal information.":
    "Votre mot de passe ne peut pas trop ressembler à vos autres informations personnelles.",
  "Your password must contain at least %(min_length)d character.": [
    "Votre mot de passe doit contenir au minimum %(min_length)d caractère.",
    "Votre mot de passe doit contenir au minimum %(min_length)d caractères.",
    "Votre mot de passe doit contenir au minimum %(min_length)d caractères.",
  ],
  active: "actif",
  algorithm: "algorithme",
  "content type": "type de contenu",
  "email address": "adresse électronique",
  "first name": "prénom",
  group: "groupe",
  groups: "groupes",
  hash: "empreinte",
  iterations: "itérations",
  name: "nom",
  password: "mot de passe",
  permission: "permission",
  permissions: "permissions",
  salt: "salage",
  user: "utilisateur",
  username: "nom d’utilisateur",
  users: "utilisateurs",
  version: "version",
  "“%(value)s” is not a valid UUID.": "La valeur « %(value)s » n’est pas un UUID valide.",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    "Le format de date de la valeur « %(value)s » n’est pas valide. Le format correct est AAAA-MM-JJ.",
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "Le format de la valeur « %(value)s » n’est pas valide. Le format correct est HH:MM[:ss[.uuuuuu]].",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "Le format de la valeur « %(value)s » n’est pas valide. Le format correct est AAAA-MM-JJ HH:MM[:ss[.uuuuuu]][FH].",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "Le format de la valeur « %(value)s » n’est pas valide. Le format correct est [JJ] [[HH:]MM:]ss[.uuuuuu].",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "Le format de la valeur « %(value)s » est correct (HH:MM[:ss[.uuuuuu]]), mais l’heure n’est pas valide.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "Le format de date de la valeur « %(value)s » est correct (AAAA-MM-JJ HH:MM[:ss[.uuuuuu]][FH]), mais la date ou l’heure n’est pas valide.",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "Le format de date de la valeur « %(value)s » est correct (AAAA-MM-JJ), mais la date n’est pas valide.",
  "“%(value)s” value must be a decimal number.":
    "La valeur « %(value)s » doit être un nombre décimal.",
  "“%(value)s” value must be a float.":
    "La valeur « %(value)s » doit être un nombre à virgule flottante.",
  "“%(value)s” value must be an integer.": "La valeur « %(value)s » doit être un nombre entier.",
  "“%(value)s” value must be either True or False.":
    "La valeur « %(value)s » doit être soit True (vrai), soit False (faux).",
  "“%(value)s” value must be either True, False, or None.":
    "La valeur « %(value)s » doit être True (vrai), False (faux) ou None (vide).",
  "%(model)s instance with %(field)s %(value)r is not a valid choice.":
    "L’instance %(model)s avec %(value)r dans %(field)s n'est pas un choix valide.",
  "Directory indexes are not allowed here.":
    "Il n’est pas autorisé d’afficher le contenu de ce répertoire.",
  "That page contains no results": "Cette page ne contient aucun résultat",
  "That page number is less than 1": "Ce numéro de page est plus petit que 1",
  "That page number is not an integer": "Ce numéro de page n’est pas un nombre entier",
  "The install worked successfully! Congratulations!":
    "L’installation s’est déroulée avec succès. Félicitations !",
  "Authentication and Authorization": "Authentification et autorisation",
  "Specific permissions for this user.": "Permissions spécifiques à cet utilisateur.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Les groupes dont fait partie cet utilisateur. Celui-ci obtient tous les droits de tous les groupes auxquels il appartient.",
  "This password is too short. It must contain at least %d character.": [
    "Ce mot de passe est trop court. Il doit contenir au minimum %d caractère.",
    "Ce mot de passe est trop court. Il doit contenir au minimum %d caractères.",
    "Ce mot de passe est trop court. Il doit contenir au minimum %d caractères.",
  ],
};
