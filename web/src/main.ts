// Small, so that it runs at once: it asks what the first view needs, and calls the rest.
import '@fontsource-variable/inter/wght.css';
import './frame/style.css';
import { askFirst } from './api/first';
import { languageHere } from './words/first';

askFirst();
switch (languageHere()) {
  case 'en':
    break;
  case 'ko':
    void import('./words/ko');
    break;
  case 'ja':
    void import('./words/ja');
    break;
}
void import('./desk');
