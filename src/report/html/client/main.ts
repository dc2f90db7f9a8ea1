import type { PageData } from '../data.ts';
import { start } from './app.ts';

const data: PageData = JSON.parse(document.getElementById('data')?.textContent ?? 'null');
start(data);
