/** What the search for a person begins with: a name, a class, a number. No name begins with «ъ», «ы» or «ь». */
export const FIRST_SIGNS = 'абвгдеёжзийклмнопрстуфхцчшщэюя0123456789'
