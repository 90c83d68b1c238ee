/**
 * Messages of SimpleJWT 5.5 in German, for the parts that are simulated: taken from its own translations.
 * Copyright (c) David Sanders and contributors. MIT, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const DE: Messages = {
  "Authorization header must contain two space-delimited values":
    "Der Authorizationheader muss zwei leerzeichen-getrennte Werte enthalten",
  "Cannot create token with no type or lifetime":
    "Ein Token ohne Typ oder Lebensdauer kann nicht erstellt werden",
  "Given token not valid for any token type": "Der Token ist für keinen Tokentyp gültig",
  "No active account found with the given credentials":
    "Kein aktiver Account mit diesen Zugangsdaten gefunden",
  "The '{}' setting has been removed. Please refer to '{}' for available settings.":
    "Die Einstellung '{}' wurde gelöscht. Bitte beachte '{}' für verfügbare Einstellungen.",
  "Token '{}' claim has expired": "Das Tokenrecht '{}' ist abgelaufen",
  "Token contained no recognizable user identification":
    "Token enthält keine erkennbare Benutzeridentifikation",
  "Token has no '{}' claim": "Token hat kein '{}' Recht",
  "Token has no id": "Token hat keine Id",
  "Token has no type": "Token hat keinen Typ",
  "Token has wrong type": "Token hat den falschen Typ",
  "Token is blacklisted": "Token steht auf der Blacklist",
  "Token is invalid or expired": "Ungültiger oder abgelaufener Token",
  "Unrecognized algorithm type '{}'": "Unerkannter Algorithmustyp '{}'",
  "User is inactive": "Inaktiver Benutzer",
  "User not found": "Benutzer nicht gefunden",
  user: "Benutzer",
};
