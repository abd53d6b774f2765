# SPDX-License-Identifier: MIT
"""Conan 2 recipe: conan create packaging/conan. Not tried with a network: packaging/README.md."""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load

VERSION_LINE = re.compile(r'^#define DBCOST_VERSION "(.+)"', re.MULTILINE)


class DbcostRecipe(ConanFile):
    name = "dbcost"
    description = "What a workload costs per month on RDS for PostgreSQL and on DynamoDB"
    license = "MIT"
    settings = "os", "arch", "compiler", "build_type"
    package_type = "static-library"
    options = {"io": [True, False]}  # the compiled library beside the headers
    default_options = {"io": True}

    @property
    def top(self) -> Path:
        return Path(self.recipe_folder).parent.parent

    def set_version(self) -> None:
        self.version = VERSION_LINE.search(load(self, self.top / "include/dbcost/version.hpp"))[1]

    def export_sources(self) -> None:
        for part in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "pricing/*", "src/*", "tools/*"):
            copy(self, part, self.top, self.export_sources_folder)

    def requirements(self) -> None:
        if self.options.io:
            self.requires("mbedtls/2.28.4")
            self.requires("fmt/9.1.0", visible=False)
            self.requires("nlohmann_json/3.11.2", visible=False)

    def validate(self) -> None:
        check_min_cppstd(self, 20)

    def layout(self) -> None:
        cmake_layout(self)

    def generate(self) -> None:
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables.update({
            "DBCOST_BUILD_IO": bool(self.options.io),
            "DBCOST_BUILD_CALCULATOR": False,
            "DBCOST_BUILD_TESTS": False,
            "DBCOST_INSTALL": True,
        })
        toolchain.generate()

    def build(self) -> None:
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self) -> None:
        copy(self, "LICENSE", self.source_folder, Path(self.package_folder) / "licenses")
        CMake(self).install()

    def package_info(self) -> None:
        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "dbcost::core")
        core.set_property("pkg_config_name", "dbcost-core")
        core.libdirs = []
        if self.options.io:
            io = self.cpp_info.components["io"]
            io.set_property("cmake_target_name", "dbcost::dbcost")
            io.set_property("pkg_config_name", "dbcost")
            io.libs = ["dbcost"]
            io.requires = ["core", "mbedtls::mbedcrypto", "fmt::fmt", "nlohmann_json::nlohmann_json"]
            io.system_libs = ["pthread"]
