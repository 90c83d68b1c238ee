/**
 * Messages of Django REST framework 3.18 in Spanish, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const ES: Messages = {
  '"{input}" is not a valid choice.': '"{input}" no es una elección válida.',
  "A server error occurred.": "Se ha producido un error en el servidor.",
  "A valid integer is required.": "Introduzca un número entero válido.",
  "A valid number is required.": "Se requiere un número válido.",
  "Auth Token": "Token de autenticación",
  "Authentication credentials were not provided.":
    "Las credenciales de autenticación no se proveyeron.",
  "Could not satisfy the request Accept header.":
    "No se ha podido satisfacer la solicitud de cabecera de Accept.",
  Created: "Fecha de creación",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Fecha/hora con formato erróneo. Use uno de los siguientes formatos en su lugar: {format}.",
  "Datetime value out of range.": "Valor de fecha y hora fuera de rango.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Duración con formato erróneo. Use uno de los siguientes formatos en su lugar: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Asegúrese de que no haya más de {max_decimal_places} decimales.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Asegúrese de que no haya más de {max_digits} dígitos en total.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Asegúrese de que no haya más de {max_whole_digits} dígitos en la parte entera.",
  "Ensure this field has at least {min_length} characters.":
    "Asegúrese de que este campo tenga al menos {min_length} caracteres.",
  "Ensure this field has at least {min_length} elements.":
    "Asegúrese de que este campo tiene al menos {min_length} elementos.",
  "Ensure this field has no more than {max_length} characters.":
    "Asegúrese de que este campo no tenga más de {max_length} caracteres.",
  "Ensure this field has no more than {max_length} elements.":
    "Asegúrese de que este campo no tiene más de {max_length} elementos.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Asegúrese de que este valor es mayor o igual a {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Asegúrese de que este valor es menor o igual a {max_value}.",
  'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.':
    "Introduzca un “slug” válido compuesto por letras Unicode, números, guiones bajos o medios.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Introduzca un "slug" válido consistente en letras, números, guiones o guiones bajos.',
  "Enter a valid URL.": "Introduzca una URL válida.",
  "Enter a valid email address.": "Introduzca una dirección de correo electrónico válida.",
  "Expected a date but got a datetime.": "Se esperaba una fecha en vez de una fecha/hora.",
  "Expected a datetime but got a date.": "Se esperaba un fecha/hora en vez de una fecha.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Se esperaba un diccionario de elementos en vez del tipo "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Se esperaba una lista de elementos en vez del tipo "{input_type}".',
  "Expected available in {wait} second.": "Se espera que esté disponible en {wait} segundo.",
  "Expected available in {wait} seconds.": "Se espera que esté disponible en {wait} segundos.",
  "Incorrect authentication credentials.": "Credenciales de autenticación incorrectas.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Tipo incorrecto. Se esperaba valor de clave primaria y se recibió {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Cabecera básica inválida. Las credenciales no fueron codificadas correctamente en base64.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Cabecera básica inválida. La cadena con las credenciales no debe contener espacios.",
  "Invalid basic header. No credentials provided.":
    "Cabecera básica inválida. Las credenciales no fueron suministradas.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Datos inválidos. Se esperaba un diccionario pero es un {datatype}.",
  'Invalid datetime for the timezone "{timezone}".':
    'Fecha y hora inválida para la zona horaria "{timezone}".',
  "Invalid input.": "Entrada inválida.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Clave primaria "{pk_value}" inválida - objeto no existe.',
  "Invalid token header. No credentials provided.":
    "Cabecera token inválida. Las credenciales no fueron suministradas.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Cabecera token inválida. La cadena token no debe contener caracteres inválidos.",
  "Invalid token header. Token string should not contain spaces.":
    "Cabecera token inválida. La cadena token no debe contener espacios.",
  "Invalid token.": "Token inválido.",
  "Invalid username/password.": "Nombre de usuario/contraseña inválidos.",
  "Invalid value.": "Valor inválido.",
  'Invalid version in "Accept" header.': 'Versión inválida en la cabecera "Accept".',
  "Invalid version in URL path.": "Versión inválida en la ruta de la URL.",
  "Invalid version in URL path. Does not match any version namespace.":
    "La versión especificada en la ruta de la URL no es válida. No coincide con ninguna del espacio de nombres de versiones.",
  "Invalid version in hostname.": "Versión inválida en el nombre de host.",
  "Invalid version in query parameter.": "Versión inválida en el parámetro de consulta.",
  Key: "Clave",
  "Malformed request.": "Solicitud con formato incorrecto.",
  'Method "{method}" not allowed.': 'Método "{method}" no permitido.',
  "More than {count} items...": "Más de {count} elementos...",
  "Must be a valid UUID.": "Debe ser un UUID válido.",
  "Must be a valid boolean.": "Debe ser un booleano válido.",
  'Must include "username" and "password".': 'Debe incluir "username" y "password".',
  None: "Ninguno",
  "Not a valid string.": "No es una cadena válida.",
  "Not found.": "No encontrado.",
  "Object with {slug_name}={value} does not exist.": "Objeto con {slug_name}={value} no existe.",
  Password: "Contraseña",
  "Request was throttled.": "Solicitud fue regulada (throttled).",
  Search: "Buscar",
  "String value too large.": "Cadena demasiado larga.",
  "The fields {field_names} must make a unique set.":
    "Los campos {field_names} deben formar un conjunto único.",
  "This dictionary may not be empty.": "Este diccionario no debe estar vacío.",
  "This field is required.": "Este campo es requerido.",
  "This field may not be blank.": "Este campo no puede estar en blanco.",
  "This field may not be null.": "Este campo no puede ser nulo.",
  "This field must be unique.": "Este campo debe ser único.",
  "This list may not be empty.": "Esta lista no puede estar vacía.",
  "This selection may not be empty.": "Esta selección no puede estar vacía.",
  "This value does not match the required pattern.":
    "Este valor no coincide con el patrón requerido.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Hora con formato erróneo. Use uno de los siguientes formatos en su lugar: {format}.",
  "Unable to log in with provided credentials.":
    "No puede iniciar sesión con las credenciales proporcionadas.",
  'Unsupported media type "{media_type}" in request.':
    'Tipo de medio "{media_type}" incompatible en la solicitud.',
  User: "Usuario",
  "User inactive or deleted.": "Usuario inactivo o borrado.",
  Username: "Nombre de usuario",
  "Value must be valid JSON.": "El valor debe ser JSON válido.",
  "You do not have permission to perform this action.":
    "Usted no tiene permiso para realizar esta acción.",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Asegúrese de que el nombre de archivo no tenga más de {max_length} caracteres (tiene {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Introduzca una dirección IPv4 o IPv6 válida.",
  "Invalid cursor": "Cursor inválido",
  "Invalid page.": "Página inválida.",
  "No file was submitted.": "No se envió ningún archivo.",
  "No filename could be determined.": "No se pudo determinar un nombre de archivo.",
  Ordering: "Ordenamiento",
  "The submitted data was not a file. Check the encoding type on the form.":
    "La información enviada no era un archivo. Compruebe el tipo de codificación del formulario.",
  "The submitted file is empty.": "El archivo enviado está vació.",
};
