/**
 * Messages of Django REST framework 3.18 in Polish, for the parts that are simulated: taken from its own translations.
 * Copyright (c) Encode OSS Ltd. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../django/utils/translation/catalog.ts";

export const PL: Messages = {
  '"{input}" is not a valid choice.': '"{input}" nie jest poprawnym wyborem.',
  "A server error occurred.": "Wystąpił błąd serwera.",
  "A valid integer is required.": "Wymagana poprawna liczba całkowita.",
  "A valid number is required.": "Wymagana poprawna liczba.",
  "Auth Token": "Token uwierzytelniający",
  "Authentication credentials were not provided.": "Nie podano danych uwierzytelniających.",
  "Could not satisfy the request Accept header.": "Nie można zaspokoić nagłówka Accept żądania.",
  Created: "Stworzono",
  "Date has wrong format. Use one of these formats instead: {format}.":
    "Data ma zły format. Użyj jednego z tych formatów: {format}.",
  "Datetime has wrong format. Use one of these formats instead: {format}.":
    "Wartość daty z czasem ma zły format. Użyj jednego z dostępnych formatów: {format}.",
  "Duration has wrong format. Use one of these formats instead: {format}.":
    "Czas trwania ma zły format. Użyj w zamian jednego z tych formatów: {format}.",
  "Ensure that there are no more than {max_decimal_places} decimal places.":
    "Upewnij się, że liczba ma nie więcej niż {max_decimal_places} cyfr dziesiętnych.",
  "Ensure that there are no more than {max_digits} digits in total.":
    "Upewnij się, że liczba ma nie więcej niż {max_digits} cyfr.",
  "Ensure that there are no more than {max_whole_digits} digits before the decimal point.":
    "Upewnij się, że liczba ma nie więcej niż {max_whole_digits} cyfr całkowitych.",
  "Ensure this field has at least {min_length} characters.":
    "Upewnij się, że pole ma co najmniej {min_length} znaków.",
  "Ensure this field has no more than {max_length} characters.":
    "Upewnij się, że to pole ma nie więcej niż {max_length} znaków.",
  "Ensure this value is greater than or equal to {min_value}.":
    "Upewnij się, że ta wartość jest większa lub równa {min_value}.",
  "Ensure this value is less than or equal to {max_value}.":
    "Upewnij się, że ta wartość jest mniejsza lub równa {max_value}.",
  'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.':
    'Wprowadź poprawną wartość pola typu "slug", składającą się ze znaków łacińskich, cyfr, podkreślenia lub myślnika.',
  "Enter a valid URL.": "Wprowadź poprawny adres URL.",
  "Enter a valid email address.": "Podaj poprawny adres e-mail.",
  "Expected a date but got a datetime.": "Oczekiwano daty a otrzymano datę z czasem.",
  "Expected a datetime but got a date.": "Oczekiwano datę z czasem, otrzymano tylko datę.",
  'Expected a dictionary of items but got type "{input_type}".':
    'Oczekiwano słownika, ale otrzymano  "{input_type}".',
  'Expected a list of items but got type "{input_type}".':
    'Oczekiwano listy elementów, a otrzymano dane typu "{input_type}".',
  "Incorrect authentication credentials.": "Błędne dane uwierzytelniające.",
  "Incorrect type. Expected pk value, received {data_type}.":
    "Błędny typ danych. Oczekiwano wartość klucza głównego, otrzymano {data_type}.",
  "Invalid basic header. Credentials not correctly base64 encoded.":
    "Niepoprawny podstawowy nagłówek. Niewłaściwe kodowanie base64 danych uwierzytelniających.",
  "Invalid basic header. Credentials string should not contain spaces.":
    "Niepoprawny podstawowy nagłówek. Ciąg znaków danych uwierzytelniających nie powinien zawierać spacji.",
  "Invalid basic header. No credentials provided.":
    "Niepoprawny podstawowy nagłówek. Brak danych uwierzytelniających.",
  "Invalid data. Expected a dictionary, but got {datatype}.":
    "Niepoprawne dane. Oczekiwano słownika, otrzymano  {datatype}.",
  'Invalid pk "{pk_value}" - object does not exist.':
    'Błędny klucz główny "{pk_value}" - obiekt nie istnieje.',
  "Invalid token header. No credentials provided.":
    "Niepoprawny nagłówek tokena. Brak danych uwierzytelniających.",
  "Invalid token header. Token string should not contain invalid characters.":
    "Błędny nagłówek z tokenem. Token nie może zawierać błędnych znaków.",
  "Invalid token header. Token string should not contain spaces.":
    "Niepoprawny nagłówek tokena. Token nie może zawierać odstępów.",
  "Invalid token.": "Niepoprawny token.",
  "Invalid username/password.": "Niepoprawna nazwa użytkownika lub hasło.",
  "Invalid value.": "Niepoprawna wartość.",
  'Invalid version in "Accept" header.': 'Błędna wersja w nagłówku "Accept".',
  "Invalid version in URL path.": "Błędna wersja w ścieżce URL.",
  "Invalid version in URL path. Does not match any version namespace.":
    "Niepoprawna wersja w ścieżce URL. Nie pasuje do przestrzeni nazw żadnej wersji.",
  "Invalid version in hostname.": "Błędna wersja w nazwie hosta.",
  "Invalid version in query parameter.": "Błędna wersja w parametrach zapytania.",
  Key: "Klucz",
  "Malformed request.": "Zniekształcone żądanie.",
  'Method "{method}" not allowed.': 'Niedozwolona metoda "{method}".',
  "More than {count} items...": "Więcej niż {count} elementów...",
  'Must include "username" and "password".': 'Musi zawierać "username" i "password".',
  "Not found.": "Nie znaleziono.",
  "Object with {slug_name}={value} does not exist.":
    "Obiekt z polem {slug_name}={value} nie istnieje",
  Password: "Hasło",
  "Request was throttled.": "Żądanie zostało zdławione.",
  Search: "Szukaj",
  "String value too large.": "Za długi ciąg znaków.",
  "The fields {field_names} must make a unique set.":
    "Pola {field_names} muszą tworzyć unikalny zestaw.",
  "This field is required.": "To pole jest wymagane.",
  "This field may not be blank.": "To pole nie może być puste.",
  "This field may not be null.": "Pole nie może mieć wartości null.",
  "This field must be unique.": "Wartość dla tego pola musi być unikalna.",
  "This list may not be empty.": "Lista nie może być pusta.",
  "This selection may not be empty.": "Zaznaczenie nie może być puste.",
  "This value does not match the required pattern.": "Ta wartość nie pasuje do wymaganego wzorca.",
  "Time has wrong format. Use one of these formats instead: {format}.":
    "Błędny format czasu. Użyj jednego z dostępnych formatów: {format}",
  Tokens: "Tokeny",
  "Unable to log in with provided credentials.":
    "Podane dane uwierzytelniające nie pozwalają na zalogowanie.",
  'Unsupported media type "{media_type}" in request.':
    'Brak wsparcia dla żądanego typu danych "{media_type}".',
  User: "Użytkownik",
  "User inactive or deleted.": "Użytkownik nieaktywny lub usunięty.",
  Username: "Nazwa użytkownika",
  "Value must be valid JSON.": "Wartość musi być poprawnym ciągiem znaków JSON",
  "You do not have permission to perform this action.":
    "Nie masz uprawnień, by wykonać tę czynność.",
  "Ensure this filename has at most {max_length} characters (it has {length}).":
    "Upewnij się, że nazwa pliku ma długość co najwyżej {max_length} znaków (aktualnie ma {length}).",
  "Enter a valid IPv4 or IPv6 address.": "Wprowadź poprawny adres IPv4 lub IPv6.",
  "Invalid cursor": "Niepoprawny wskaźnik",
  "Invalid page.": "Niepoprawna strona.",
  "No file was submitted.": "Nie przesłano pliku.",
  "No filename could be determined.": "Nie można określić nazwy pliku.",
  Ordering: "Kolejność",
  "The submitted data was not a file. Check the encoding type on the form.":
    "Przesłane dane nie były plikiem. Sprawdź typ kodowania formatki.",
  "The submitted file is empty.": "Przesłany plik jest pusty.",
};
