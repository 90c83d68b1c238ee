/**
 * Messages of Django 5.2 in Polish, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const PL: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "Wartość pola %(field_label)s musi być unikatowa dla %(date_field_label)s %(lookup_type)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "Istnieje już %(model_name)s z tą wartością pola %(field_label)s.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "Istnieje już instancja modelu %(model_name)s mająca takie same pole/pola %(field_labels)s.",
  "A user with that username already exists.": "Użytkownik o tej nazwie już istnieje.",
  "CSRF verification failed. Request aborted.":
    "Weryfikacja CSRF nie powiodła się. Żądanie zostało przerwane.",
  "Constraint “%(name)s” is violated.": 'Ograniczenie "%(name)s" zostało naruszone.',
  "Designates that this user has all permissions without explicitly assigning them.":
    "Oznacza, że ten użytkownik ma wszystkie uprawnienia bez ich jawnego przypisywania.",
  "Designates whether the user can log into this admin site.":
    "Określa czy użytkownik może zalogować się do panelu administracyjnego.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Określa czy użytkownika należy uważać za aktywnego. Odznacz zamiast usuwać konto.",
  Email: "Adres e-mail",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfrę po przecinku.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfry po przecinku.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfr po przecinku.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfr po przecinku.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfrę przed przecinkiem.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfry przed przecinkiem.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfr przed przecinkiem.",
    "Upewnij się, że liczba ma nie więcej niż %(max)s cyfr przed przecinkiem.",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Upewnij się, że łącznie nie ma więcej niż %(max)s cyfry.",
    "Upewnij się, że łącznie nie ma więcej niż %(max)s cyfry.",
    "Upewnij się, że łącznie nie ma więcej niż %(max)s cyfr.",
    "Upewnij się, że łącznie nie ma więcej niż %(max)s cyfr.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Upewnij się, że nazwa pliku ma co najwyżej %(max)d znak (obecnie ma %(length)d).",
    "Upewnij się, że nazwa pliku ma co najwyżej %(max)d znaki (obecnie ma %(length)d).",
    "Upewnij się, że nazwa pliku ma co najwyżej %(max)d znaków (obecnie ma %(length)d).",
    "Upewnij się, że nazwa pliku ma co najwyżej %(max)d znaków (obecnie ma %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Upewnij się, że ta wartość ma przynajmniej %(limit_value)d znak (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma przynajmniej %(limit_value)d znaki (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma przynajmniej %(limit_value)d znaków (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma przynajmniej %(limit_value)d znaków (obecnie ma %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Upewnij się, że ta wartość ma co najwyżej %(limit_value)d znak (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma co najwyżej %(limit_value)d znaki (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma co najwyżej %(limit_value)d znaków (obecnie ma %(show_value)d).",
    "Upewnij się, że ta wartość ma co najwyżej %(limit_value)d znaków (obecnie ma %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Upewnij się, że ta wartość jest %(limit_value)s (jest %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Upewnij się, że ta wartość jest wielokrotnością %(limit_value)s, zaczynają od %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s i tak dalej.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Upewnij się, że ta wartość jest wielokrotnością wielkości kroku%(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Upewnij się, że ta wartość jest większa lub równa %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Upewnij się, że ta wartość jest mniejsza lub równa %(limit_value)s.",
  "Enter a number.": "Wpisz liczbę.",
  "Enter a valid %(protocol)s address.": "Wpisz poprawny adres %(protocol)s. ",
  "Enter a valid URL.": "Wpisz poprawny URL.",
  "Enter a valid domain name.": "Wpisz poprawną nazwę domeny.",
  "Enter a valid email address.": "Wprowadź poprawny adres email.",
  "Enter a valid integer.": "Wprowadź poprawną liczbę całkowitą.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Wprowadź poprawną nazwę użytkownika. Wartość może zawierać jedynie litery, cyfry i znaki @/./+/-/_.",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Wprowadź poprawną nazwę użytkownika. Wartość może zawierać jedynie małe a-z i duże A-Z litery bez znaków diakrytycznych, cyfry, i znaki @/./+/-/_.",
  "Enter a valid value.": "Wpisz poprawną wartość.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Wpisz poprawny „slug” zawierający litery Unicode, cyfry, podkreślenia i myślniki.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Wpisz poprawny „slug” zawierający litery, cyfry, podkreślenia i myślniki.",
  "Enter only digits separated by commas.": "Wpisz tylko cyfry oddzielone przecinkami.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    "Rozszerzenie pliku „%(extension)s” jest niedozwolone. Dozwolone rozszerzenia to: %(allowed_extensions)s.",
  "Logged out": "Wylogowany(-na)",
  "More information is available with DEBUG=True.":
    "Więcej informacji jest dostępnych po ustawieniu DEBUG=True.",
  "Null characters are not allowed.": "Znaki null są niedozwolone.",
  Password: "Hasło",
  "Password change": "Zmiana hasła",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Wprowadź poprawne wartości pól %(username)s oraz hasło. Uwaga: wielkość liter ma znaczenie.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Wymagana. 150 lub mniej znaków. Jedynie litery, cyfry i @/./+/-/_.",
  "The password is too similar to the %(verbose_name)s.":
    "Hasło jest zbyt podobne do %(verbose_name)s.",
  "The two password fields didn’t match.": "Hasła w obu polach nie są zgodne.",
  "This account is inactive.": "To konto jest nieaktywne.",
  "This field cannot be blank.": "To pole nie może być puste.",
  "This field cannot be null.": "To pole nie może być puste.",
  "This field is required.": "To pole jest wymagane.",
  "This password is entirely numeric.": "Hasło składa się wyłącznie z cyfr.",
  "This password is too common.": "To hasło jest zbyt powszechne.",
  "Value %(value)r is not a valid choice.": "Wartość %(value)r nie jest poprawnym wyborem.",
  "Value must be valid JSON.": "Wartość musi być poprawnym JSON-em.",
  "Your password can’t be a commonly used password.":
    "Twoje hasło nie może być powszechnie używanym hasłem.",
  "Your password can’t be entirely numeric.": "Twoje hasło nie może składać się tylko z cyfr.",
  "Your password can’t be too similar to your other personal information.":
    "Twoje hasło nie może być zbyt podobne do twoich innych danych osobistych.",
  "Your password must contain at least %(min_length)d character.": [
    "Twoje hasło musi zawierać co najmniej %(min_length)d znak.",
    "Twoje hasło musi zawierać co najmniej %(min_length)d znaki.",
    "Twoje hasło musi zawierać co najmniej %(min_length)d znaków.",
    "Twoje hasło musi zawierać co najmniej %(min_length)d znaków.",
  ],
  active: "aktywny",
  algorithm: "algorytm",
  "content type": "typ zawartości",
  "email address": "adres e-mail",
  "first name": "imię",
  group: "grupa",
  groups: "grupy",
  hash: "hash",
  iterations: "iteracje",
  name: "nazwa",
  password: "hasło",
  permission: "uprawnienie",
  permissions: "uprawnienia",
  salt: "sól",
  user: "użytkownik",
  username: "nazwa użytkownika",
  users: "użytkownicy",
  version: "wersja",
  "“%(value)s” is not a valid UUID.": "Wartość „%(value)s” nie jest poprawnym UUID-em.",
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    "Wartość „%(value)s” ma nieprawidłowy format daty. Musi być ona w formacie YYYY-MM-DD.",
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    "Wartość „%(value)s” ma nieprawidłowy format. Musi być ona w formacie HH:MM[:ss[.uuuuuu]].",
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    "Wartość „%(value)s” ma nieprawidłowy format. Musi być ona w formacie YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ].",
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    "Wartość „%(value)s” ma błędny format. Poprawny format to [DD] [HH:[MM:]]ss[.uuuuuu].",
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    "Wartość „%(value)s” ma prawidłowy format (HH:MM[:ss[.uuuuuu]]), ale jest nieprawidłową wartością czasu.",
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    "Wartość „%(value)s” ma prawidłowy format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]), ale jest nieprawidłową datą/godziną.",
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    "Wartość „%(value)s” ma prawidłowy format (YYYY-MM-DD), ale jest nieprawidłową datą.",
  "“%(value)s” value must be a decimal number.":
    "Wartością „%(value)s” musi być liczba dziesiętna.",
  "“%(value)s” value must be a float.": "Wartością „%(value)s” musi być liczba zmiennoprzecinkowa.",
  "“%(value)s” value must be an integer.": "Wartością „%(value)s” musi być liczba całkowita.",
  "“%(value)s” value must be either True or False.":
    "Wartością „%(value)s” musi być True albo False.",
  "“%(value)s” value must be either True, False, or None.":
    "Wartością „%(value)s” musi być True, False lub None.",
  "%(model)s instance with %(field)s %(value)r is not a valid choice.":
    "Instancja %(model)s z %(field)s %(value)r nie jest poprawnym wyborem.",
  "Directory indexes are not allowed here.":
    "Wyświetlanie zawartości katalogu jest tu niedozwolone.",
  "That page contains no results": "Ta strona nie zawiera wyników",
  "That page number is less than 1": "Ten numer strony jest mniejszy niż 1",
  "That page number is not an integer": "Ten numer strony nie jest liczbą całkowitą",
  "The install worked successfully! Congratulations!":
    "Instalacja przebiegła pomyślnie! Gratulacje!",
  "Authentication and Authorization": "Uwierzytelnienie i autoryzacja",
  "Specific permissions for this user.": "Szczególne uprawnienia dla tego użytkownika.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Grupy do których należy użytkownik. Użytkownik otrzyma wszystkie uprawnienia przypisane do każdej z jego grup.",
  "This password is too short. It must contain at least %d character.": [
    "To hasło jest za krótkie. Musi zawierać co najmniej %d znak.",
    "To hasło jest za krótkie. Musi zawierać co najmniej %d znaki.",
    "To hasło jest za krótkie. Musi zawierać co najmniej %d znaków.",
    "To hasło jest za krótkie. Musi zawierać co najmniej %d znaków.",
  ],
};
