# Thin: every verb is one call of bootstrap.py, which also works without make (python bootstrap.py <verb>).
# The words behind ## are the lines of `make help`.

PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help setup reports lab test test-e2e lint lock clean demo-data

quote = '$(subst ','\'',$(1))'
BOOTSTRAP = $(PYTHON) bootstrap.py $@
OPTIONS = $(foreach key,ROUND UNITS JOBS FORMATS,$(if $($(key)),$(call quote,$(key)=$($(key)))))

help: ## Xem danh sách các việc
	@$(BOOTSTRAP)

setup: ## Chuẩn bị môi trường (các việc khác tự làm khi cần)
	@$(BOOTSTRAP)

reports: ## Lập báo cáo của mọi đợt có số liệu, hoặc thu hẹp bằng ROUND=, UNITS=, JOBS=, FORMATS=
	@$(BOOTSTRAP) $(OPTIONS) $(ARGS)

lab: ## Mở JupyterLab để soạn phần thuyết minh
	@$(BOOTSTRAP) $(ARGS)

demo-data: ## Tạo lại số liệu minh họa của đợt mau-2024
	@$(BOOTSTRAP) $(ARGS)

test: ## Kiểm thử nhanh
	@$(BOOTSTRAP) $(ARGS)

test-e2e: ## Kiểm thử từ đầu đến cuối: lập báo cáo thật, tạo môi trường thật
	@$(BOOTSTRAP) $(ARGS)

lint: ## Kiểm tra cách viết mã, kiểu dữ liệu và thứ tự các tầng
	@$(BOOTSTRAP)

lock: ## Ghi lại tệp khóa thư viện sau khi sửa pyproject.toml (ARGS=--upgrade: lấy bản mới nhất)
	@$(BOOTSTRAP) $(ARGS)

clean: ## Xóa tệp tạm; giữ báo cáo đã lập và môi trường
	@$(BOOTSTRAP)
