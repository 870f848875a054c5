/** Letters of scripts that are read out letter by letter, in their usual English spelling. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  `а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i ї=yi к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch
   ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz
   α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
   ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

/** Syllables of kana; small ones after them are read with them. Katakana are turned into hiragana before. */
const KANA: ReadonlyMap<string, string> = new Map(
  `あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko さ=sa し=shi す=su せ=se そ=so た=ta ち=chi つ=tsu て=te と=to
   な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo
   ら=ra り=ri る=ru れ=re ろ=ro わ=wa を=o ん=n が=ga ぎ=gi ぐ=gu げ=ge ご=go ざ=za じ=ji ず=zu ぜ=ze ぞ=zo
   だ=da ぢ=ji づ=zu で=de ど=do ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi ぷ=pu ぺ=pe ぽ=po ゔ=vu
   ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

const HANGUL = {
  first: 0xac00,
  last: 0xd7a3,
  starts: 'g kk n d tt r m b pp s ss . j jj ch k t p h'.split(' '),
  middles: 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
  ends: '. k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' '),
};

const hangul = (code: number): string => {
  const place = code - HANGUL.first;
  const parts = [
    HANGUL.starts[Math.floor(place / 588)],
    HANGUL.middles[Math.floor((place % 588) / 28)],
    HANGUL.ends[place % 28],
  ];
  return parts.map((part) => (part === '.' ? '' : (part ?? ''))).join('');
};

/** `きゃ` is kya, `しゃ` sha; `っ` doubles what follows; a long vowel is not marked. */
const kana = (text: string): string =>
  text
    .replaceAll(/[ァ-ヴ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60))
    .replaceAll('ー', '')
    .replaceAll(/([きしちにひみりぎじびぴ])([ゃゅょ])/g, (_, big: string, small: string) => {
      const vowel = { ゃ: 'a', ゅ: 'u', ょ: 'o' }[small] ?? '';
      const stem = (KANA.get(big) ?? '').slice(0, -1);
      return /^(?:sh|ch|j)$/.test(stem) ? stem + vowel : `${stem}y${vowel}`;
    })
    .replaceAll(/[\u3041-\u3094]/g, (char) => KANA.get(char) ?? char)
    .replaceAll(/っ([a-z])/g, '$1$1');

/** Without marks where letters have them, but those of kana, which make another syllable. */
const unmarked = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/**
 * Text in Latin letters as far as it can be read out: Latin with marks, Cyrillic, Greek, kana and Hangul. Of others, Chinese
 * among them, nothing is left: their reading is not in their letters. Letter case of Latin stays.
 */
export const latinText = (text: string): string =>
  [...kana(unmarked(text))]
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      if (code < 0x80) return char;
      if (code >= HANGUL.first && code <= HANGUL.last) return hangul(code);
      return LETTERS.get(char.toLowerCase()) ?? ' ';
    })
    .join('');

/** The words of a name, in lower case: `iconArrow_left 2` → icon, arrow, left, 2. */
export const latinWords = (text: string): string[] =>
  latinText(text.slice(0, 400))
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
