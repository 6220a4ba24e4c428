// Entry: following up a report.
import { startFollowUp } from '../follow-up.ts';

void startFollowUp();
