/**
 * Messages of Django REST framework 3.18 in Czech, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const CS: Messages = {
  '"{input}" is not a valid choice.': '"{input}" není platnou možností.',
  "A server error occurred.": "Chyba na straně serveru.",
  "A valid integer is required.": "Je vyžadováno celé číslo.",
  "A valid number is required.": "Je vyžadováno číslo.",
  "Auth Token": "Autentizační token",
  "Authentication credentials were not provided.": "Nebyly zadány přihlašovací údaje.",
  "Could not satisfy the request Accept header.": "Nelze vyhovět požadavku v hlavičce Accept.",
  Created: "Vytvořeno",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Chybný formát data. Použijte jeden z těchto formátů: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Chybný formát data a času. Použijte jeden z těchto formátů: {format}.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Trvání má nesprávný formát. Použijte jeden z následujících: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Zkontrolujte, že číslo nemá více než {max_decimal_places} desetinných míst.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Zkontrolujte, že číslo neobsahuje více než {max_digits} čislic.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Zkontrolujte, že číslo neobsahuje více než {max_whole_digits} čislic před desetinnou čárkou.",
  "Ensure this field has at least {min_length} characters.":
    "Zkontrolujte, že toto pole obsahuje alespoň {min_length} znaků.",
  "Ensure this field has no more than {max_length} characters.":
    "Zkontrolujte, že toto pole není delší než {max_length} znaků.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Zkontrolujte, že hodnota je větší nebo rovna {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Zkontrolujte, že hodnota je menší nebo rovna {max_value}.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Vložte platnou "zkrácenou formu" obsahující pouze malá písmena, čísla, spojovník nebo podtržítko.',
  "Enter a valid URL.": "Vložte platný odkaz.",
  "Enter a valid email address.": "Vložte platnou e-mailovou adresu.",
  "Expected a date but got a datetime.": "Bylo zadáno datum a čas, místo samotného data.",
  "Expected a datetime but got a date.": "Bylo zadáno pouze datum bez času.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Byl očekáván slovník položek ale nalezen "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Byl očekáván seznam položek ale nalezen "{input_type}".',
  "Incorrect authentication credentials.": "Chybné přihlašovací údaje.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Chybný typ. Byl přijat typ {data_type} místo hodnoty primárního klíče.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Chybná hlavička. Přihlašovací údaje nebyly správně zakódovány pomocí base64.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Chybná hlavička. Přihlašovací údaje by neměly obsahovat mezery.",
  "Invalid basic header. No credentials provided.":
    "Chybná hlavička. Nebyly poskytnuty přihlašovací údaje.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Chybná data. Byl přijat typ {datatype} místo očekávaného slovníku.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Chybný primární klíč "{pk_value}" - objekt neexistuje.',
  "Invalid token header. No credentials provided.":
    "Chybná hlavička tokenu. Nebyly zadány přihlašovací údaje.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Chybná hlavička s tokenem. Token nesmí obsahovat nevalidní znaky.",
  "Invalid token header. Token string should not contain spaces.":
    "Chybná hlavička tokenu. Přihlašovací údaje by neměly obsahovat mezery.",
  "Invalid token.": "Chybný token.",
  "Invalid username/password.": "Chybné uživatelské jméno nebo heslo.",
  "Invalid value.": "Chybná hodnota.",
  'Invalid version in "Accept" header.': "Chybné číslo verze v hlavičce Accept.",
  "Invalid version in URL path.": "Chybné číslo verze v odkazu.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Nevalidní verze v URL cestě. Neodpovídá žádnému z jmenných prostorů pro verze.",
  "Invalid version in hostname.": "Chybné číslo verze v hostname.",
  "Invalid version in query parameter.": "Chybné čislo verze v URL parametru.",
  Key: "Klíč",
  "Malformed request.": "Neplatný formát požadavku.",
  'Method "{method}" not allowed.': 'Metoda "{method}" není povolena.',
  "More than {count} items...": "Více než {count} položek...",
  'Must include "username" and "password".': 'Musí obsahovat "uživatelské jméno" a "heslo".',
  None: "Neuvedeno",
  "Not found.": "Nenalezeno.",
  "Object with {slug_name}={value} does not exist.": "Objekt s {slug_name}={value} neexistuje.",
  Password: "Heslo",
  "Request was throttled.":
    "Požadavek byl limitován kvůli omezení počtu požadavků za časovou periodu.",
  Search: "Hledat",
  "String value too large.": "Řetězec je příliš dlouhý.",
  "The fields {field_names} must make a unique set.":
    "Položka {field_names} musí tvořit unikátní množinu.",
  "This field is required.": "Toto pole je vyžadováno.",
  "This field may not be blank.": "Toto pole nesmí být prázdné.",
  "This field may not be null.": "Toto pole nesmí být prázdné (null).",
  "This field must be unique.": "Tato položka musí být unikátní.",
  "This list may not be empty.": "Tento list by neměl být prázdný.",
  "This selection may not be empty.": "Tento výběr by neměl být prázdný.",
  "This value does not match the required pattern.":
    "Hodnota v tomto poli neodpovídá požadovanému formátu.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Chybný formát času. Použijte jeden z těchto formátů: {format}.",
  Tokens: "Tokeny",
  "Unable to log in with provided credentials.": "Zadanými údaji se nebylo možné přihlásit.",
  'Unsupported media type "{media_type}" in request.':
    'Nepodporovaný media type "{media_type}" v požadavku.',
  User: "Uživatel",
  "User inactive or deleted.": "Uživatelský účet je neaktivní nebo byl smazán.",
  Username: "Uživatelské jméno",
  "Value must be valid JSON.": "Hodnota musí být platná hodnota JSON.",
  "You do not have permission to perform this action.": "K této akci nemáte oprávnění.",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Zajistěte, aby jméno souboru obsahovalo maximálně {max_length} znaků (teď má {length} znaků).",
  "Enter a valid IPv4 or IPv6 address.": "Vložte platnou IPv4 nebo IPv6 adresu.",
  "Invalid cursor": "Chybný kurzor",
  "Invalid page.": "Nevalidní strana.",
  "No file was submitted.": "Nebyl zaslán žádný soubor.",
  "No filename could be determined.": "Nebylo možné zjistit jméno souboru.",
  Ordering: "Řazení",
  "The submitted data was not a file. Check the encoding type on the form.":
    "Zaslaná data neobsahují soubor. Zkontrolujte typ kódování ve formuláři.",
  "The submitted file is empty.": "Zaslaný soubor je prázdný.",
};
