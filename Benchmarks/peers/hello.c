// Paints "hello" with ncurses and ends: the least that a program on a terminal costs.
#include <locale.h>
#include <ncurses.h>

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  addstr("hello");
  refresh();
  endwin();
  return 0;
}
