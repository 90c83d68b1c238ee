/**
 * Messages of Django REST framework 3.18 in Brazilian Portuguese, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const PT_BR: Messages = {
  '"{input}" is not a valid choice.': '"{input}" não é uma escolha válida.',
  "A server error occurred.": "Um erro de servidor ocorreu.",
  "A valid integer is required.": "Um número inteiro válido é exigido.",
  "A valid number is required.": "Um número válido é necessário.",
  "Auth Token": "Token de autenticação",
  "Authentication credentials were not provided.":
    "As credenciais de autenticação não foram fornecidas.",
  "Could not satisfy the request Accept header.":
    "Não foi possível satisfazer a requisição do cabeçalho Accept.",
  Created: "Criado",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Formato de data inválido. Use um dos formatos a seguir: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Formato inválido para data e hora. Use um dos formatos a seguir: {format}.",
  "Datetime value out of range.": "Valor de data e hora fora do intervalo.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Formato inválido para duração. Use um dos formatos a seguir: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Certifique-se de que não haja mais de {max_decimal_places} casas decimais.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Certifique-se de que não haja mais de {max_digits} dígitos no total.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Certifique-se de que não haja mais de {max_whole_digits} dígitos antes do ponto decimal.",
  "Ensure this field has at least {min_length} characters.":
    "Certifique-se de que este campo tenha mais de {min_length} caracteres.",
  "Ensure this field has at least {min_length} elements.":
    "Certifique-se de que este campo tenha pelo menos {min_length} elementos.",
  "Ensure this field has no more than {max_length} characters.":
    "Certifique-se de que este campo não tenha mais de {max_length} caracteres.",
  "Ensure this field has no more than {max_length} elements.":
    "Certifique-se de que este campo não tenha mais que {max_length} elementos.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Certifque-se de que este valor seja maior ou igual a {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Certifique-se de que este valor seja inferior ou igual a {max_value}.",
  'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.':
    'Insira um "slug" válido que consista em letras, números, sublinhados ou hífens Unicode.',
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Insira um "slug" válido que consista em letras, números, sublinhados ou hífens.',
  "Enter a valid URL.": "Insira um URL válido.",
  "Enter a valid email address.": "Insira um endereço de email válido.",
  "Expected a date but got a datetime.": "Esperava data, mas recebeu data e hora.",
  "Expected a datetime but got a date.": "Esperava data e hora, mas recebeu data.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Esperava um dicionário de itens, mas recebeu tipo "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Esperava uma lista de itens, mas recebeu tipo "{input_type}".',
  "Expected available in {wait} second.": "Espera-se que esteja diponível em {wait} segundo.",
  "Expected available in {wait} seconds.": "Espera-se que esteja diponível em {wait} segundos.",
  "Incorrect authentication credentials.": "Credenciais de autenticação incorretas.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Tipo incorreto. Esperava valor pk, recebeu {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Cabeçalho básico inválido. Credenciais não foram corretamente codificadas em base64.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Cabeçalho básico inválido. String de credenciais não deve incluir espaços.",
  "Invalid basic header. No credentials provided.":
    "Cabeçalho básico inválido. Credenciais não fornecidas.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Dado inválido. Esperava um dicionário, mas recebeu {datatype}.",
  'Invalid datetime for the timezone "{timezone}".':
    'Data e hora inválidas para o fuso horário "{timezone}".',
  "Invalid input.": "Entrada inválida",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Pk inválido "{pk_value}" - objeto não existe.',
  "Invalid token header. No credentials provided.":
    "Cabeçalho de token inválido. Credenciais não fornecidas.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Cabeçalho de token inválido. String de token não deveria possuir caracteres inválidos.",
  "Invalid token header. Token string should not contain spaces.":
    "Cabeçalho de token inválido. String de token não deve incluir espaços.",
  "Invalid token.": "Token inválido.",
  "Invalid username/password.": "Usuário ou senha inválidos.",
  "Invalid value.": "Valor inválido.",
  'Invalid version in "Accept" header.': 'Versão inválida no cabeçalho "Accept".',
  "Invalid version in URL path.": "Versão inválida no caminho de URL.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Versão inválida no caminho da URL. Não corresponde a nenhuma versão do namespace.",
  "Invalid version in hostname.": "Versão inválida no hostname.",
  "Invalid version in query parameter.": "Versão inválida no parâmetro de consulta.",
  Key: "Chave",
  "Malformed request.": "Requisição malformada.",
  'Method "{method}" not allowed.': 'Método "{method}" não é permitido.',
  "More than {count} items...": "Mais de {count} itens...",
  "Must be a valid UUID.": "Deve ser um UUID válido.",
  "Must be a valid boolean.": "Deve ser um valor booleano válido.",
  'Must include "username" and "password".': 'Deve incluir "username" e "password".',
  None: "Nenhum(a/as)",
  "Not a valid string.": "Não é uma string válida.",
  "Not found.": "Não encontrado.",
  "Object with {slug_name}={value} does not exist.": "Objeto com {slug_name}={value} não existe.",
  Password: "Senha",
  "Request was throttled.": "Pedido foi suprimido.",
  Search: "Buscar",
  "String value too large.": "Valor da string é muito grande.",
  "The fields {field_names} must make a unique set.":
    "Os campos {field_names} devem criar um set único.",
  "This dictionary may not be empty.": "Este dicionário pode não estar vazio.",
  "This field is required.": "Este campo é obrigatório.",
  "This field may not be blank.": "Este campo pode não estar em branco.",
  "This field may not be null.": "Este campo pode não ser nulo.",
  "This field must be unique.": "Este campo deve ser único.",
  "This list may not be empty.": "Esta lista pode não estar vazia.",
  "This selection may not be empty.": "Esta seleção pode não estar vazia.",
  "This value does not match the required pattern.":
    "Este valor não corresponde ao padrão exigido.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Formato inválido para tempo. Use um dos formatos a seguir: {format}.",
  "Unable to log in with provided credentials.":
    "Impossível fazer login com as credenciais fornecidas.",
  'Unsupported media type "{media_type}" in request.':
    'Tipo de mídia "{media_type}" não é suportado.',
  User: "Usuário",
  "User inactive or deleted.": "Usuário inativo ou removido.",
  Username: "Nome de usuário",
  "Value must be valid JSON.": "Valor deve ser JSON válido.",
  "You do not have permission to perform this action.":
    "Você não tem permissão para executar essa ação.",
  content: "conteúdo",
  "response info": "informações da resposta",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Certifique-se de que o nome do arquivo tenho no máximo {max_length} caracteres (tem {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Informe um endereço IPv4 ou IPv6 válido.",
  "Invalid cursor": "Cursor inválido",
  "Invalid page.": "Página inválida.",
  "No file was submitted.": "Nenhum arquivo foi submetido.",
  "No filename could be determined.": "Nome do arquivo não pode ser determinado.",
  Ordering: "Ordenando",
  "The submitted data was not a file. Check the encoding type on the form.":
    "O dado submetido não era um arquivo. Cheque o tipo de codificação no formulário.",
  "The submitted file is empty.": "O arquivo submetido está vázio.",
};
