/**
 * Messages of Django 5.2 in Czech, for the parts that are simulated: taken from Django's own translations.
 * Copyright (c) Django Software Foundation and individual contributors. BSD-3-Clause, see LICENSE.
 */
import type { Messages } from "../../utils/translation/catalog.ts";

export const CS: Messages = {
  "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.":
    "Pole %(field_label)s musí být unikátní testem %(lookup_type)s pro pole %(date_field_label)s.",
  "%(model_name)s with this %(field_label)s already exists.":
    "Položka %(model_name)s s touto hodnotou v poli %(field_label)s již existuje.",
  "%(model_name)s with this %(field_labels)s already exists.":
    "Položka %(model_name)s s touto kombinací hodnot v polích %(field_labels)s již existuje.",
  "A user with that username already exists.": "Uživatel s tímto jménem již existuje.",
  "CSRF verification failed. Request aborted.": "Selhalo ověření typu CSRF. Požadavek byl zadržen.",
  "Constraint “%(name)s” is violated.": 'Omezení "%(name)s" je porušeno.',
  "Designates that this user has all permissions without explicitly assigning them.":
    "Určuje, že uživatel má veškerá oprávnění bez jejich explicitního přiřazení.",
  "Designates whether the user can log into this admin site.":
    "Určuje, zda se uživatel může přihlásit do správy tohoto webu.",
  "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.":
    "Určuje, zda bude uživatel považován za aktivního. Použijte tuto možnost místo odstranění účtů.",
  Email: "E-mail",
  "Ensure that there are no more than %(max)s decimal place.": [
    "Ujistěte se, že pole neobsahuje více než %(max)s desetinné místo.",
    "Ujistěte se, že pole neobsahuje více než %(max)s desetinná místa.",
    "Ujistěte se, že pole neobsahuje více než %(max)s desetinných míst.",
    "Ujistěte se, že pole neobsahuje více než %(max)s desetinných míst.",
  ],
  "Ensure that there are no more than %(max)s digit before the decimal point.": [
    "Ujistěte se, že hodnota neobsahuje více než %(max)s místo před desetinnou čárkou (tečkou).",
    "Ujistěte se, že hodnota neobsahuje více než %(max)s místa před desetinnou čárkou (tečkou).",
    "Ujistěte se, že hodnota neobsahuje více než %(max)s míst před desetinnou čárkou (tečkou).",
    "Ujistěte se, že hodnota neobsahuje více než %(max)s míst před desetinnou čárkou (tečkou).",
  ],
  "Ensure that there are no more than %(max)s digit in total.": [
    "Ujistěte se, že pole neobsahuje celkem více než %(max)s číslici.",
    "Ujistěte se, že pole neobsahuje celkem více než %(max)s číslice.",
    "Ujistěte se, že pole neobsahuje celkem více než %(max)s číslic.",
    "Ujistěte se, že pole neobsahuje celkem více než %(max)s číslic.",
  ],
  "Ensure this filename has at most %(max)d character (it has %(length)d).": [
    "Tento název souboru má mít nejvýše %(max)d znak (nyní má %(length)d).",
    "Tento název souboru má mít nejvýše %(max)d znaky (nyní má %(length)d).",
    "Tento název souboru má mít nejvýše %(max)d znaku (nyní má %(length)d).",
    "Tento název souboru má mít nejvýše %(max)d znaků (nyní má %(length)d).",
  ],
  "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).": [
    "Tato hodnota má mít nejméně %(limit_value)d znak (nyní má %(show_value)d).",
    "Tato hodnota má mít nejméně %(limit_value)d znaky (nyní má %(show_value)d).",
    "Tato hodnota má mít nejméně %(limit_value)d znaku (nyní má %(show_value)d).",
    "Tato hodnota má mít nejméně %(limit_value)d znaků (nyní má %(show_value)d).",
  ],
  "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).": [
    "Tato hodnota má mít nejvýše %(limit_value)d znak (nyní má %(show_value)d).",
    "Tato hodnota má mít nejvýše %(limit_value)d znaky (nyní má %(show_value)d).",
    "Tato hodnota má mít nejvýše %(limit_value)d znaků (nyní má %(show_value)d).",
    "Tato hodnota má mít nejvýše %(limit_value)d znaků (nyní má %(show_value)d).",
  ],
  "Ensure this value is %(limit_value)s (it is %(show_value)s).":
    "Hodnota musí být %(limit_value)s (nyní je %(show_value)s).",
  "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.":
    "Zajistěte, aby tato hodnota byla %(limit_value)s násobkem velikosti kroku , počínaje %(offset)s, např. %(offset)s, %(valid_value1)s, %(valid_value2)s, a tak dále.",
  "Ensure this value is a multiple of step size %(limit_value)s.":
    "Ujistěte se, že tato hodnota je násobkem velikosti kroku %(limit_value)s.",
  "Ensure this value is greater than or equal to %(limit_value)s.":
    "Hodnota musí být větší nebo rovna %(limit_value)s.",
  "Ensure this value is less than or equal to %(limit_value)s.":
    "Hodnota musí být menší nebo rovna %(limit_value)s.",
  "Enter a number.": "Zadejte číslo.",
  "Enter a valid %(protocol)s address.": "Zadejte platnou %(protocol)s adresu.",
  "Enter a valid URL.": "Zadejte platnou adresu URL.",
  "Enter a valid domain name.": "Zadejte platný název domény.",
  "Enter a valid email address.": "Zadejte platnou e-mailovou adresu.",
  "Enter a valid integer.": "Zadejte platné celé číslo.",
  "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.":
    "Zadejte platné uživatelské jméno. Hodnota může obsahovat pouze písmena, číslice a znaky @/./+/-/_.",
  "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.":
    "Zadejte platné uživatelské jméno. Tato hodnota může obsahovat pouze malá písmena bez diakritiky a-z a velká písmena A-Z, číslice a znaky @/./+/-/_.",
  "Enter a valid value.": "Zadejte platnou hodnotu.",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.":
    "Zadejte platný identifikátor složený pouze z písmen, čísel, podtržítek a pomlček typu Unicode.",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.":
    "Vložte platný identifikátor složený pouze z písmen, čísel, podtržítek a pomlček.",
  "Enter only digits separated by commas.": "Zadejte pouze číslice oddělené čárkami.",
  "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.":
    'Přípona souboru "%(extension)s" není povolena. Povolené jsou tyto: %(allowed_extensions)s.',
  "Logged out": "Odhlášeno",
  "More information is available with DEBUG=True.":
    "V případě zapnutí volby DEBUG=True bude k dispozici více informací.",
  "Null characters are not allowed.": "Nulové znaky nejsou povoleny.",
  Password: "Heslo",
  "Password change": "Změna hesla",
  "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.":
    "Zadejte správnou hodnotu pole %(username)s a heslo. Pozor, obě pole mohou rozlišovat malá a velká písmena.",
  "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.":
    "Požadováno. 150 znaků nebo méně. Pouze písmena, číslice a znaky @/./+/-/_.",
  "The password is too similar to the %(verbose_name)s.":
    "Heslo je příliš podobné obsahu pole %(verbose_name)s.",
  "The two password fields didn’t match.": "Hesla se neshodují.",
  "This account is inactive.": "Tento účet je neaktivní.",
  "This field cannot be blank.": "Pole nemůže být prázdné.",
  "This field cannot be null.": "Pole nemůže být null.",
  "This field is required.": "Toto pole je třeba vyplnit.",
  "This password is entirely numeric.": "Heslo se skládá pouze z čísel.",
  "This password is too common.": "Heslo je příliš běžné.",
  "This password is too short. It must contain at least %(min_length)d character.": [
    "Heslo je příliš krátké. Musí mít délku aspoň %(min_length)d znak.",
    "Heslo je příliš krátké. Musí mít délku aspoň %(min_length)d znaky.",
    "Heslo je příliš krátké. Musí mít délku aspoň %(min_length)d znaků.",
    "Heslo je příliš krátké. Musí mít délku aspoň %(min_length)d znaků.",
  ],
  "Value %(value)r is not a valid choice.": "Hodnota %(value)r není platná možnost.",
  "Value must be valid JSON.": "Hodnota musí být platná struktura typu JSON.",
  "Your password can’t be a commonly used password.":
    "Vaše heslo nemůže být takové, které je často používané.",
  "Your password can’t be entirely numeric.": "Vaše heslo nemůže být čistě číselné.",
  "Your password can’t be too similar to your other personal information.":
    "Heslo nemůže být příliš podobné jinému údaji ve vašem účtu.",
  "Your password must contain at least %(min_length)d character.": [
    "Heslo musí mít délku aspoň %(min_length)d znak.",
    "Heslo musí mít délku aspoň %(min_length)d znaky.",
    "Heslo musí mít délku aspoň %(min_length)d znaků.",
    "Heslo musí mít délku aspoň %(min_length)d znaků.",
  ],
  active: "aktivní",
  algorithm: "algoritmus",
  "content type": "typ obsahu",
  "email address": "e-mailová adresa",
  "first name": "křestní jméno",
  group: "skupina",
  groups: "skupiny",
  hash: "hash",
  iterations: "iterace",
  name: "název",
  password: "heslo",
  permission: "oprávnění",
  permissions: "oprávnění",
  salt: "hodnota salt",
  user: "uživatel",
  username: "uživatelské jméno",
  users: "uživatelé",
  version: "verze",
  "“%(value)s” is not a valid UUID.": '"%(value)s" není platná hodnota typu UUID.',
  "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.":
    'Hodnota "%(value)s" není platné datum. Musí být ve tvaru RRRR-MM-DD.',
  "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.":
    'Hodnota "%(value)s" je v neplatném tvaru, který má být HH:MM[:ss[.uuuuuu]].',
  "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.":
    'Hodnota "%(value)s" je v neplatném tvaru, který má být RRRR-MM-DD HH:MM[:SS[.uuuuuu]][TZ].',
  "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.":
    'Hodnota "%(value)s" je v neplatném tvaru, který má být [DD] [HH:[MM:]]ss[.uuuuuu].',
  "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.":
    'Ačkoli hodnota "%(value)s" je ve správném tvaru (HH:MM[:ss[.uuuuuu]]), jde o neplatný čas.',
  "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.":
    'Ačkoli hodnota "%(value)s" je ve správném tvaru (RRRR-MM-DD HH:MM[:SS[.uuuuuu]][TZ]), jde o neplatné datum a čas.',
  "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.":
    'Ačkoli hodnota "%(value)s" je ve správném tvaru (RRRR-MM-DD), jde o neplatné datum.',
  "“%(value)s” value must be a decimal number.": 'Hodnota "%(value)s" musí být desítkové číslo.',
  "“%(value)s” value must be a float.": 'Hodnota "%(value)s" musí být reálné číslo.',
  "“%(value)s” value must be an integer.": 'Hodnota "%(value)s" musí být celé číslo.',
  "“%(value)s” value must be either True or False.":
    'Hodnota "%(value)s" musí být buď True nebo False.',
  "“%(value)s” value must be either True, False, or None.":
    'Hodnota "%(value)s" musí být buď True, False nebo None.',
  "Directory indexes are not allowed here.": "Indexy adresářů zde nejsou povoleny.",
  "That page contains no results": "Stránka je bez výsledků",
  "That page number is less than 1": "Číslo stránky je menší než 1",
  "That page number is not an integer": "Číslo stránky není celé číslo.",
  "The install worked successfully! Congratulations!": "Instalace proběhla úspěšně, gratulujeme!",
  "Authentication and Authorization": "Autentizace a autorizace",
  "Specific permissions for this user.": "Konkrétní oprávnění tohoto uživatele.",
  "The groups this user belongs to. A user will get all permissions granted to each of their groups.":
    "Skupiny, do kterých tento uživatel patří. Uživatel dostane všechna oprávnění udělená každé z jeho skupin.",
};
