// Entry of the page; everything else is imported.
import { startEnrolment } from '../enrol.ts';

void startEnrolment();
