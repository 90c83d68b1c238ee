/**
 * Messages of SimpleJWT 5.5 in Spanish, for the parts that are simulated: taken from its own translations.
 * Copyright (c) David Sanders and contributors. MIT, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const ES: Messages = {
  "Authorization header must contain two space-delimited values":
    "El encabezado 'Authorization' debe contener valores delimitados por espacios",
  "Cannot create token with no type or lifetime":
    "No se puede crear un token sin tipo o de tan larga vida",
  "Given token not valid for any token type":
    "El token dado no es valido para ningun tipo de token",
  "Invalid algorithm specified": "Algoritmo especificado no válido",
  "No active account found with the given credentials":
    "La combinación de credenciales no tiene una cuenta activa",
  "The '{}' setting has been removed. Please refer to '{}' for available settings.":
    "La configuración '{}' fue removida. Por favor, refiérase a '{}' para consultar las disponibles.",
  "Token '{}' claim has expired": "El privilegio '{}' del token ha expirado",
  "Token Blacklist": "Lista negra de Tokens",
  "Token contained no recognizable user identification":
    "El token no contenía identificación de usuario reconocible",
  "Token has no '{}' claim": "El token no tiene el privilegio '{}'",
  "Token has no id": "El token no tiene id",
  "Token has no type": "El token no tiene tipo",
  "Token has wrong type": "El token tiene un tipo incorrecto",
  "Token is blacklisted": "El token está en lista negra",
  "Token is invalid or expired": "El token es inválido o ha expirado",
  "Unrecognized algorithm type '{}'": "Tipo de algoritmo no reconocido '{}'",
  "User is inactive": "El usuario está inactivo",
  "User not found": "Usuario no encontrado",
  "You must have cryptography installed to use {}.":
    "Debe tener criptografía instalada para usar {}.",
  user: "usuario",
};
