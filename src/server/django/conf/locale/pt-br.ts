/**
 * Messages of Django 5.2 in Brazilian Portuguese, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const PT_BR: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "%(field_label)s deve ser único para %(date_field_label)s %(lookup_type)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "%(model_name)s com este %(field_label)s já existe.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "%(model_name)s com este %(field_labels)s já existe.",
  "A user with that username already exists.": "Um usuário com este nome de usuário já existe.",
  "CSRF verification failed. Request aborted.": "Verificação CSRF falhou. Pedido cancelado.",
  "Constraint “%(name)s” is violated.": 'Restrição "%(name)s" foi violada.',
  "Designates that this user has all permissions without explicitly assigning them.":
    "Indica que este usuário tem todas as permissões sem atribuí-las explicitamente.",
  "Designates whether the user can log into this admin site.":
    "Indica que usuário consegue acessar este site de administração.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Indica que o usuário será tratado como ativo. Ao invés de excluir contas de usuário, desmarque isso.",
  Email: "Email",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Certifique-se de que não tenha mais de %(max)s casa decimal.",
    "Certifique-se de que não tenha mais de %(max)s casas decimais.",
    "Certifique-se de que não tenha mais de %(max)s casas decimais.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Certifique-se de que não tenha mais de %(max)s dígito antes do ponto decimal.",
    "Certifique-se de que não tenha mais de %(max)s dígitos antes do ponto decimal.",
    "Certifique-se de que não tenha mais de %(max)s dígitos antes do ponto decimal.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Certifique-se de que não tenha mais de %(max)s dígito no total.",
    "Certifique-se de que não tenha mais de %(max)s dígitos no total.",
    "Certifique-se de que não tenha mais de %(max)s dígitos no total.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Certifique-se de que o arquivo tenha no máximo %(max)d caractere (ele possui %(length)d).",
    "Certifique-se de que o arquivo tenha no máximo %(max)d caracteres (ele possui %(length)d).",
    "Certifique-se de que o arquivo tenha no máximo %(max)d caracteres (ele possui %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Certifique-se de que o valor tenha no mínimo %(limit_value)d caractere (ele possui %(show_value)d).",
    "Certifique-se de que o valor tenha no mínimo %(limit_value)d caracteres (ele possui %(show_value)d).",
    "Certifique-se de que o valor tenha no mínimo %(limit_value)d caracteres (ele possui %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Certifique-se de que o valor tenha no máximo %(limit_value)d caractere (ele possui %(show_value)d).",
    "Certifique-se de que o valor tenha no máximo %(limit_value)d caracteres (ele possui %(show_value)d).",
    "Certifique-se de que o valor tenha no máximo %(limit_value)d caracteres (ele possui %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Certifique-se de que o valor é %(limit_value)s (ele é %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Certifique-se que este valor seja múltiplo do tamanho do passo %(limit_value)s, começando por %(offset)s, por exemplo %(offset)s, %(valid_value1)s, %(valid_value2)s, e assim por diante.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Certifique-se que este valor seja múltiplo do tamanho do passo %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Certifique-se que este valor seja maior ou igual a %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Certifique-se que este valor seja menor ou igual a %(limit_value)s.",
  "Enter a number.": "Informe um número.",
  "Enter a valid %(protocol)s address.": "Insira um endereço %(protocol)s válido.",
  "Enter a valid URL.": "Informe uma URL válida.",
  "Enter a valid domain name.": "Informe um domínio válido.",
  "Enter a valid email address.": "Informe um endereço de email válido.",
  "Enter a valid integer.": "Insira um número inteiro válido.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Informe um nome de usuário válido. Este valor pode conter apenas letras, números e os seguintes caracteres @/./+/-/_.",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Insira um nome de usuário válido. Este valor pode conter apenas letras, números e os caracteres @/./+/-/_.",
  "Enter a valid value.": "Informe um valor válido.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    'Informe um “slug” válido tendo letras em Unicode, números, "underscores" e hífens.',
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    'Informe um “slug” válido tendo letras, números, "underscores" e hífens.',
  "Enter only digits separated by commas.": "Insira apenas dígitos separados por vírgulas.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "A extensão de arquivo “%(extension)s” não é permitida. As extensões válidas são: %(allowed_extensions)s .",
  "Logged out": "Sessão encerrada",
  "More information is available with DEBUG=True.":
    "Mais informações estão disponíveis com DEBUG=True.",
  "Null characters are not allowed.": "Caracteres nulos não são permitidos.",
  Password: "Senha",
  "Password change": "Alteração de Senha",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Por favor, entre com um %(username)s  e senha corretos. Note que ambos os campos diferenciam maiúsculas e minúsculas.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Obrigatório. 150 caracteres ou menos. Letras, números e @/./+/-/_ apenas.",
  "The password is too similar to the %(verbose_name)s.":
    "A senha é muito parecida com %(verbose_name)s",
  "The two password fields didn’t match.": "Os dois campos de senha não correspondem.",
  "This account is inactive.": "Esta conta está inativa.",
  "This field cannot be blank.": "Este campo não pode estar vazio.",
  "This field cannot be null.": "Este campo não pode ser nulo.",
  "This field is required.": "Este campo é obrigatório.",
  "This password is entirely numeric.": "Esta senha é inteiramente numérica.",
  "This password is too common.": "Esta senha é muito comum.",
  "Value %(value)r is not a valid choice.": "Valor %(value)r não é uma opção válida.",
  "Value must be valid JSON.": "O valor deve ser um JSON válido.",
  "Your password can’t be a commonly used password.":
    "Sua senha não pode ser uma senha comumente utilizada.",
  "Your password can’t be entirely numeric.": "Sua senha não pode ser inteiramente numérica.",
  "Your password can’t be too similar to your other personal information.":
    "Sua senha não pode ser muito parecida com o resto das suas informações pessoais.",
  "Your password must contain at least %(min_length)d character.": [
    "Sua senha precisa conter pelo menos %(min_length)d caracteres.",
    "Sua senha precisa conter pelo menos %(min_length)d caracteres.",
    "Sua senha precisa conter pelo menos %(min_length)d caracteres.",
  ],
  active: "ativo",
  algorithm: "algoritmo",
  "content type": "tipo de conteúdo",
  "email address": "endereço de email",
  "first name": "primeiro nome",
  group: "grupo",
  groups: "grupos",
  hash: "hash",
  iterations: "iterações",
  name: "nome",
  password: "senha",
  permission: "permissão",
  permissions: "permissões",
  salt: "salt",
  user: "usuário",
  username: "usuário",
  users: "usuários",
  version: "versão",
  "“%(value)s” is not a valid UUID.": "O valor “%(value)s” não é um UUID válido",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    'O valor "%(value)s" tem um formato de data inválido. Deve ser no formato  YYYY-MM-DD.',
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "O valor “%(value)s” tem um formato inválido. Deve estar no formato HH:MM[:ss[.uuuuuu]].",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "O valor “%(value)s” tem um formato inválido. Deve estar no formato YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "O valor “%(value)s” está em um formato inválido. Deve ser no formato  [DD] [[HH:]MM:]ss[.uuuuuu].",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "O valor “%(value)s” está no formato correto (HH:MM[:ss[.uuuuuu]]) mas é uma hora inválida.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "O valor “%(value)s” está no formato correto. (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) mas é uma data/hora inválida",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "O valor “%(value)s” tem o formato correto (YYYY-MM-DD) mas uma data inválida.",
  "“%(value)s” value must be a decimal number.": "O valor “%(value)s” deve ser um número decimal.",
  "“%(value)s” value must be a float.": "O valor “%(value)s” deve ser um float.",
  "“%(value)s” value must be an integer.": "O valor “%(value)s” deve ser inteiro.",
  "“%(value)s” value must be either True or False.": "o valor “%(value)s”  deve ser True ou False.",
  "“%(value)s” value must be either True, False, or None.":
    "o valor “%(value)s” deve ser True, False ou None.",
  "%(model)s instance with %(field)s %(value)r is not a valid choice.":
    "A instância de %(model)s com %(field)s %(value)r não é uma escolha válida.",
  "Directory indexes are not allowed here.": "Índices de diretório não são permitidos aqui.",
  "That page contains no results": "Essa página não contém resultados",
  "That page number is less than 1": "Esse número de página é menor que 1",
  "That page number is not an integer": "Esse número de página não é um número inteiro",
  "The install worked successfully! Congratulations!": "A instalação foi com sucesso! Parabéns!",
  "Authentication and Authorization": "Autenticação e Autorização",
  "Specific permissions for this user.": "Permissões específicas para este usuário.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Os grupos que este usuário pertence. Um usuário terá todas as permissões concedidas a cada um dos seus grupos.",
  "This password is too short. It must contain at least %d character.": [
    "Esta senha é muito curta. Ela precisa conter pelo menos %d caractere.",
    "Esta senha é muito curta. Ela precisa conter pelo menos %d caracteres.",
    "Esta senha é muito curta. Ela precisa conter pelo menos %d caracteres.",
  ],
};
