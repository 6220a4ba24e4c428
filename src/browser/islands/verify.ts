// Entry of the page on which everybody compares: the print button; and in a browser that noticed that the log contradicts what it
// knows, the same alarm as on people's own pages.
import { byId, given } from '../dom.ts';
import { readKnownLog } from '../known-log.ts';
import { showContradiction } from '../log-alarm.ts';
import './print-button.ts';

const lang = document.documentElement.lang === 'ar' ? 'ar' : 'en';
showContradiction(lang, readKnownLog(given(byId('main'), 'association')));
