/**
 * Messages of SimpleJWT 5.5 in Czech, for the parts that are simulated: taken from its own translations.
 * Copyright (c) David Sanders and contributors. MIT, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const CS: Messages = {
  "Authorization header must contain two space-delimited values":
    "Autorizační hlavička musí obsahovat dvě hodnoty oddělené mezerou",
  "Cannot create token with no type or lifetime":
    "Nelze vytvořit token bez zadaného typu nebo životnosti",
  "Given token not valid for any token type": "Daný token není validní pro žádný typ tokenu",
  "No active account found with the given credentials":
    "Žádný aktivní účet s danými údaji nebyl nalezen",
  "The '{}' setting has been removed. Please refer to '{}' for available settings.":
    "Nastavení '{}' bylo odstraněno. Dostupná nastavení jsou v '{}'",
  "Token '{}' claim has expired": "Hodnota tokenu '{}' vypršela",
  "Token contained no recognizable user identification":
    "Token neobsahoval žádnou rozpoznatelnou identifikaci uživatele",
  "Token has no '{}' claim": "Token nemá žádnou hodnotu '{}'",
  "Token has no id": "Token nemá žádný identifikátor",
  "Token has no type": "Token nemá žádný typ",
  "Token has wrong type": "Token má špatný typ",
  "Token is blacklisted": "Token je na černé listině",
  "Token is invalid or expired": "Token není validní nebo vypršela jeho platnost",
  "Unrecognized algorithm type '{}'": "Nerozpoznaný typ algoritmu '{}'",
  "User is inactive": "Uživatel není aktivní",
  "User not found": "Uživatel nenalezen",
  user: "uživatel",
};
