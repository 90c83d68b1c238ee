/**
 * Messages of SimpleJWT 5.5 in Brazilian Portuguese, for the parts that are simulated: taken from its own translations.
 * Copyright (c) David Sanders and contributors. MIT, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const PT_BR: Messages = {
  "Authorization header must contain two space-delimited values":
    "Cabeçalho de autorização deve conter dois valores delimitados por espaço",
  "Blacklisted Token": "Token na lista negra",
  "Blacklisted Tokens": "Tokens na lista negra",
  "Cannot create token with no type or lifetime":
    "Não é possível criar token sem tipo ou tempo de vida",
  "Given token not valid for any token type":
    "O token informado não é válido para qualquer tipo de token",
  "Invalid algorithm specified": "Algoritmo inválido especificado",
  "No active account found for the given token.":
    "Nenhuma conta ativa encontrada para o token fornecido.",
  "No active account found with the given credentials": "Usuário e/ou senha incorreto(s)",
  "Outstanding Token": "Token pendente",
  "Outstanding Tokens": "Tokens pendentes",
  "The '{}' setting has been removed. Please refer to '{}' for available settings.":
    "A configuração '{}' foi removida. Por favor, consulte '{}' para disponível definições.",
  "The user's password has been changed.": "A senha do usuário foi alterada.",
  "Token '{}' claim has expired": "O privilégio '{}' do token expirou",
  "Token Blacklist": "Lista negra de Tokens",
  "Token contained no recognizable user identification":
    "O token não continha nenhuma identificação reconhecível do usuário",
  "Token has no '{}' claim": "Token não tem '{}' privilégio",
  "Token has no id": "Token não tem id",
  "Token has no type": "Token não tem nenhum tipo",
  "Token has wrong type": "Token tem tipo errado",
  "Token is blacklisted": "Token está na blacklist",
  "Token is expired": "Token expirado",
  "Token is invalid": "O token é inválido",
  "Token is invalid or expired": "Token inválido ou expirado",
  "Unrecognized algorithm type '{}'": "Tipo de algoritmo '{}' não reconhecido",
  "Unrecognized type '{}', 'leeway' must be of type int, float or timedelta.":
    "Tipo '{}' não reconhecido, 'leeway' deve ser do tipo int, float ou timedelta.",
  "User is inactive": "Usuário está inativo",
  "User not found": "Usuário não encontrado",
  "You must have cryptography installed to use {}.":
    "Você deve ter criptografia instalada para usar {}.",
  user: "usuário",
};
