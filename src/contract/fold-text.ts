/** So that a plain letter finds its accented and full-width kin. */
export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
