// Entry of the page; everything else is imported.
import { startSignIn } from '../sign-in.ts';

void startSignIn();
