import { mixed } from './seed.ts';

/** What a token can be: words and syllables of several scripts, and emoji, one of which is made of four code points. */
const pieces = [
  ...' the a light over river stone under morning and paper lamp winter field north glass slow'
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ` ${word}`),
  ...'ka mo ri su to ne vi lo da pe zu fi gra stin ble ort ämp öl ü ße é çã ñu ło šč'.split(' '),
  ...[' größe', ' naïve', ' œuvre', ' привет', ' мир', 'ет', ' καλό', 'ός', ' שלום', ' سلام'],
  ...['日本', '語', '東京', '猫', '、', '안녕', '하세요', ' नमस्ते', 'ไทย'],
  ...[' 🙂', '🚀', ' 🌍', '👩‍🔬', ' 🇳🇴', '🎉'],
  ...['.', ',', ' -', '\n'],
];

/** Token `index` of the answer that belongs to `seed`. */
export const pieceAt = (seed: number, index: number): string =>
  pieces[mixed(seed, index) % pieces.length] ?? ' ';
