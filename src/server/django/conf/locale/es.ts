/**
 * Messages of Django 5.2 in Spanish, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const ES: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s debe ser único para %(date_field_label)s %(lookup_type)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "Ya existe %(model_name)s con este %(field_label)s.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "%(model_name)s con este %(field_labels)s ya existe.",
  "A user with that username already exists.": "Ya existe un usuario con este nombre.",
  "CSRF verification failed. Request aborted.":
    "La verificación CSRF ha fallado. Solicitud abortada.",
  "Constraint “%(name)s” is violated.": 'No se cumple la restricción "%(name)s".',
  "Designates that this user has all permissions without explicitly assigning them.":
    "Indica que este usuario tiene todos los permisos sin asignárselos explícitamente.",
  "Designates whether the user can log into this admin site.":
    "Indica si el usuario puede entrar en este sitio de administración.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Indica si el usuario debe ser tratado como activo. Desmarque esta opción en lugar de borrar la cuenta.",
  Email: "Correo electrónico",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Asegúrese de que no haya más de %(max)s dígito decimal.",
    "Asegúrese de que no haya más de %(max)s dígitos decimales.",
    "Asegúrese de que no haya más de %(max)s dígitos decimales.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Asegúrese de que no haya más de %(max)s dígito antes del punto decimal",
    "Asegúrese de que no haya más de %(max)s dígitos antes del punto decimal.",
    "Asegúrese de que no haya más de %(max)s dígitos antes del punto decimal.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Asegúrese de que no hay más de %(max)s dígito en total.",
    "Asegúrese de que no haya más de %(max)s dígitos en total.",
    "Asegúrese de que no haya más de %(max)s dígitos en total.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Asegúrese de que este nombre de archivo tenga como máximo %(max)d caracter (tiene %(length)d).",
    "Asegúrese de que este nombre de archivo tenga como máximo %(max)d carácter(es) (tiene %(length)d).",
    "Asegúrese de que este nombre de archivo tenga como máximo %(max)d carácter(es) (tiene %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Asegúrese de que este valor tenga al menos %(limit_value)d caracter (tiene %(show_value)d).",
    "Asegúrese de que este valor tenga al menos %(limit_value)d carácter(es) (tiene%(show_value)d).",
    "Asegúrese de que este valor tenga al menos %(limit_value)d carácter(es) (tiene%(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Asegúrese de que este valor tenga menos de %(limit_value)d caracter (tiene %(show_value)d).",
    "Asegúrese de que este valor tenga menos de %(limit_value)d caracteres (tiene %(show_value)d).",
    "Asegúrese de que este valor tenga menos de %(limit_value)d caracteres (tiene %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Asegúrese de que este valor es %(limit_value)s (actualmente es %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Asegúrese de que este valor sea un múltiplo del tamaño del paso%(limit_value)s, comenzando en%(offset)s, p.ej. %(offset)s, %(valid_value1)s, %(valid_value2)s, etcétera.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Asegúrese de que este valor es múltiplo de %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Asegúrese de que este valor es mayor o igual a %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Asegúrese de que este valor es menor o igual a %(limit_value)s.",
  "Enter a number.": "Introduzca un número.",
  "Enter a valid %(protocol)s address.": "Ingrese una dirección de %(protocol)s válida.",
  "Enter a valid URL.": "Introduzca una URL válida.",
  "Enter a valid domain name.": "Ingrese un nombre de dominio válido.",
  "Enter a valid email address.": "Introduzca una dirección de correo electrónico válida.",
  "Enter a valid integer.": "Introduzca un número entero válido.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Introduza un nombre de usuario válido. Este valor puede contener únicamente letras, números y los caracteres @/./+/-/_ ",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Introduzca un nombre de usuario válido. Este valor solo puede contener letras mayúsculas y minúsculas de la A la Z (excepto las acentuadas), números y los caracteres @/./+/-/_.",
  "Enter a valid value.": "Introduzca un valor válido.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Introduzca un 'slug' válido, consistente en letras, números, guiones bajos o medios de Unicode.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Introduzca un 'slug' válido, consistente en letras, números, guiones bajos o medios.",
  "Enter only digits separated by commas.": "Introduzca sólo dígitos separados por comas.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "La extensión de archivo “%(extension)s” no esta permitida. Las extensiones permitidas son: %(allowed_extensions)s.",
  "Logged out": "Sesión terminada",
  "More information is available with DEBUG=True.":
    "Más información disponible si se establece DEBUG=True.",
  "Null characters are not allowed.": "Los caracteres nulos no están permitidos.",
  Password: "Contraseña",
  "Password change": "Cambiar contraseña",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Por favor, introduzca un %(username)s y clave correctos. Observe que ambos campos pueden ser sensibles a mayúsculas.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Requerido. 150 carácteres como máximo. Únicamente letras, dígitos y @/./+/-/_ ",
  "The password is too similar to the %(verbose_name)s.":
    "La contraseña es demasiado similar a la de %(verbose_name)s.",
  "The two password fields didn’t match.": "Los dos campos de contraseña no coinciden.",
  "This account is inactive.": "Esta cuenta está inactiva.",
  "This field cannot be blank.": "Este campo no puede estar vacío.",
  "This field cannot be null.": "Este campo no puede ser nulo.",
  "This field is required.": "Este campo es obligatorio.",
  "This password is entirely numeric.": "Esta contraseña es completamente numérica.",
  "This password is too common.": "Esta contraseña es demasiado común.",
  "Value %(value)r is not a valid choice.": "Valor %(value)r no es una opción válida.",
  "Value must be valid JSON.": "El valor debe ser un objeto JSON válido.",
  "Your password can’t be a commonly used password.":
    "Su contraseña no puede ser una clave utilizada comúnmente.",
  "Your password can’t be entirely numeric.": "Su contraseña no puede ser completamente numérica.",
  "Your password can’t be too similar to your other personal information.":
    "Su contraseña no puede asemejarse tanto a su otra información personal.",
  "Your password must contain at least %(min_length)d character.": [
    "Su contraseña debe contener al menos %(min_length)d caracter.",
    "Su contraseña debe contener al menos %(min_length)d caracteres.",
    "Su contraseña debe contener al menos %(min_length)d caracteres.",
  ],
  active: "activo",
  algorithm: "algoritmo",
  "content type": "tipo de contenido",
  "email address": "dirección de correo electrónico",
  "first name": "nombre",
  group: "grupo",
  groups: "grupos",
  hash: "función resumen",
  iterations: "iteraciones",
  name: "nombre",
  password: "contraseña",
  permission: "permiso",
  permissions: "permisos",
  salt: "salto",
  user: "usuario",
  username: "nombre de usuario",
  users: "usuarios",
  version: "versión",
  "“%(value)s” is not a valid UUID.": "“%(value)s” no es un UUID válido.",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    "“%(value)s” : el valor tiene un formato de fecha inválido. Debería estar en el formato YYYY-MM-DD.",
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "“%(value)s”: el valor tiene un formato inválido. Debería estar en el formato HH:MM[:ss[.uuuuuu]].",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "“%(value)s”: el valor tiene un formato inválido. Debería estar en el formato YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "“%(value)s”: el valor tiene un formato inválido. Debería estar en el formato [DD] [[HH:]MM:]ss[.uuuuuu]",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "“%(value)s” : el valor tiene el formato correcto (HH:MM[:ss[.uuuuuu]]) pero es un tiempo inválido.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "“%(value)s”: el valor tiene el formato correcto (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) pero es una fecha inválida.",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "“%(value)s” : el valor tiene el formato correcto (YYYY-MM-DD) pero es una fecha inválida.",
  "“%(value)s” value must be a decimal number.":
    "“%(value)s”: el valor debe ser un número decimal.",
  "“%(value)s” value must be a float.":
    "“%(value)s”: el valor debería ser un número de coma flotante.",
  "“%(value)s” value must be an integer.": "“%(value)s”: el valor debería ser un numero entero",
  "“%(value)s” value must be either True or False.":
    "“%(value)s”: el valor debe ser Verdadero o Falso.",
  "“%(value)s” value must be either True, False, or None.":
    "“%(value)s”: el valor debe ser Verdadero, Falso o Nulo.",
  "%(model)s instance with %(field)s %(value)r is not a valid choice.":
    "La instancia de %(model)s con %(field)s %(value)r no es una opción válida.",
  "Directory indexes are not allowed here.": "Los índices de directorio no están permitidos.",
  "That page contains no results": "Esa página no contiene resultados",
  "That page number is less than 1": "Este número de página es menor que 1",
  "That page number is not an integer": "Este número de página no es un entero",
  "The install worked successfully! Congratulations!":
    "¡La instalación funcionó con éxito! ¡Felicitaciones!",
  "Authentication and Authorization": "Autenticación y autorización",
  "Specific permissions for this user.": "Permisos específicos para este usuario.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Los grupos a los que pertenece este usuario. Un usuario tendrá todos los permisos asignados a cada uno de sus grupos.",
  "This password is too short. It must contain at least %d character.": [
    "La contraseña es demasiado corta. Debe contener por lo menos %d carácter.",
    "La contraseña es demasiado corta. Debe contener por lo menos %d caracteres.",
    "La contraseña es demasiado corta. Debe contener por lo menos %d caracteres.",
  ],
};
