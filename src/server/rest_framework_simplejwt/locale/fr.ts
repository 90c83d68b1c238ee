/**
 * Messages of SimpleJWT 5.5 in French, for the parts that are simulated: taken from its own translations.
 * Copyright (c) David Sanders and contributors. MIT, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const FR: Messages = {
  "Authorization header must contain two space-delimited values":
    "L'en-tête 'Authorization' doit contenir deux valeurs séparées par des espaces",
  "Cannot create token with no type or lifetime":
    "Ne peut pas créer de jeton sans type ni durée de vie",
  "Given token not valid for any token type": "Le type de jeton fourni n'est pas valide",
  "Invalid algorithm specified": "L'algorithme spécifié est invalide",
  "No active account found with the given credentials":
    "Aucun compte actif n'a été trouvé avec les identifiants fournis",
  "The '{}' setting has been removed. Please refer to '{}' for available settings.":
    "Le paramètre '{}' a été supprimé. Voir '{}' pour la liste des paramètres disponibles.",
  "Token '{}' claim has expired": "Le privilège '{}' du jeton a expiré",
  "Token Blacklist": "Liste des jetons bannis",
  "Token contained no recognizable user identification":
    "Le jeton ne contient aucune information permettant d'identifier l'utilisateur",
  "Token has no '{}' claim": "Le jeton n'a pas le privilège '{}'",
  "Token has no id": "Le jeton n'a pas d'id",
  "Token has no type": "Le jeton n'a pas de type",
  "Token has wrong type": "Le jeton a un type erroné",
  "Token is blacklisted": "Le jeton a été banni",
  "Token is invalid or expired": "Le jeton est invalide ou expiré",
  "Unrecognized algorithm type '{}'": "Type d'algorithme non reconnu '{}'",
  "User is inactive": "L'utilisateur est désactivé",
  "User not found": "L'utilisateur n'a pas été trouvé",
  "You must have cryptography installed to use {}.":
    "Vous devez installer cryptography afin d'utiliser {}.",
  user: "Utilisateur",
};
