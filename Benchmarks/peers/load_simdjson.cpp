// Loads a register of enterprises, one JSON object a line, into columns with simdjson's On-Demand API.
//
// Every field is converted and kept, as our own loader does it; nothing is rolled up. Text goes into one arena
// per field, options become numbers by a map, dates and regions become integers.
//
//   load_simdjson FILE      prints rows and the sum of one column, so that nothing can be left out.
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <simdjson.h>

using namespace simdjson;

namespace {

struct TextColumn {
  std::vector<char> bytes;
  std::vector<uint32_t> ends;
  void put(std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
  void end() { ends.push_back(uint32_t(bytes.size())); }
};

struct OptionColumn {
  std::unordered_map<std::string, uint16_t> known;
  std::vector<uint16_t> codes;
  uint16_t code(std::string_view text) {
    return known.try_emplace(std::string(text), uint16_t(known.size() + 1)).first->second;
  }
};

template <typename Value>
struct Column {
  std::vector<Value> values;
};

int32_t digits(std::string_view text) {
  int32_t value = 0;
  for (char c : text)
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  return value;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: load_simdjson FILE\n");
    return 64;
  }
  padded_string file;
  if (padded_string::load(arguments[1]).get(file) != SUCCESS) return 1;

  const char *texts[] = {"id", "name", "creditCode"};
  const char *options[] = {"sector", "industrySection", "size", "hazardClass", "gradeScheme", "grade"};
  const char *numbers[] = {"employees", "exposed"};
  const char *dates[] = {"declared", "tested", "examined"};
  TextColumn text[3];
  OptionColumn option[6];
  Column<int64_t> number[2];
  Column<int32_t> date[3];
  std::vector<int32_t> region;
  std::vector<uint8_t> supervised;
  OptionColumn hazard;
  std::vector<uint32_t> hazardEnds;

  ondemand::parser parser;
  ondemand::document_stream stream;
  if (parser.iterate_many(file).get(stream) != SUCCESS) return 1;
  size_t rows = 0;
  for (auto document : stream) {
    for (auto &column : option) column.codes.push_back(0);
    for (auto &column : number) column.values.push_back(INT64_MIN);
    for (auto &column : date) column.values.push_back(0);
    region.push_back(-1);
    supervised.push_back(2);
    ondemand::object object;
    if (document.get_object().get(object) != SUCCESS) return 1;
    for (auto field : object) {
      std::string_view key;
      if (field.unescaped_key().get(key) != SUCCESS) return 1;
      auto value = field.value();
      bool known = false;
      for (int i = 0; i < 3 && !known; i++)
        if (key == texts[i]) {
          std::string_view v;
          if (value.get_string().get(v) != SUCCESS) return 1;
          text[i].put(v);
          known = true;
        }
      for (int i = 0; i < 6 && !known; i++)
        if (key == options[i]) {
          std::string_view v;
          if (value.get_string().get(v) != SUCCESS) return 1;
          option[i].codes.back() = option[i].code(v);
          known = true;
        }
      for (int i = 0; i < 2 && !known; i++)
        if (key == numbers[i]) {
          if (value.get_int64().get(number[i].values.back()) != SUCCESS) return 1;
          known = true;
        }
      for (int i = 0; i < 3 && !known; i++)
        if (key == dates[i]) {
          std::string_view v;
          if (value.get_string().get(v) != SUCCESS) return 1;
          date[i].values.back() = digits(v);
          known = true;
        }
      if (known) continue;
      if (key == "region") {
        std::string_view v;
        if (value.get_string().get(v) != SUCCESS) return 1;
        region.back() = digits(v);
      } else if (key == "supervised") {
        bool v;
        if (value.get_bool().get(v) != SUCCESS) return 1;
        supervised.back() = v;
      } else if (key == "hazardFactors") {
        ondemand::array list;
        if (value.get_array().get(list) != SUCCESS) return 1;
        for (auto item : list) {
          std::string_view v;
          if (item.get_string().get(v) != SUCCESS) return 1;
          hazard.codes.push_back(hazard.code(v));
        }
      }
    }
    for (auto &column : text) column.end();
    hazardEnds.push_back(uint32_t(hazard.codes.size()));
    rows++;
  }
  int64_t sum = 0;
  for (int64_t value : number[0].values)
    if (value != INT64_MIN) sum += value;
  printf("%zu rows, employees %lld\n", rows, (long long)sum);
  return 0;
}
