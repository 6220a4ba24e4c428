-- A place on a desk is ordered by a rank, of which the next due day is only a part, and says by which calendar and rules it
-- was made: the columns are called so now. Triggers that name them follow by themselves.

alter table desk_places rename column due_on to rank;
alter table desk_places rename column calendar to mark;
