// Where the run stands in its repository.
#pragma once

#include <string>

namespace calame {

struct Place {
  std::string root;    // absolute: the closest folder upwards that holds a .git, else the working folder
  std::string folder;  // the working folder, seen from the root; "" = the root itself
};
Place working_place();

}  // namespace calame
